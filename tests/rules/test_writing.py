"""The rules about writing: what each finds, and what it must let through, for a false alarm costs an author's trust."""

import json

import pytest

from generator.deck.files import DeckFiles
from generator.deck.parse import parse
from generator.diagnostic import Diagnostic
from generator.rules.catalogue import run
from generator.rules.policy import read_policy
from generator.rules.review import Review
from tests.project import DECK, SOURCES, cards
from tests.rules.untuned import UNTUNED, findings

PATH = "cards_src/example/basics.yaml"

POLICY = """\
glossary: {SVT: supraventricular tachycardia, 17-OHPC: a progestogen}
policy: {outdated-term: {incompetent cervix: cervical insufficiency}, long-answer: off}
"""

FIGO = """\
- id: figo-2021
  type: article-journal
  title: FIGO good practice recommendations
- id: clinic-2022
  type: webpage
  title: Cervix
  publisher: Cleveland Clinic
- id: us-2023
  type: webpage
  title: US of the cervix
"""

FOUND: dict[str, str] = {
    "long-question": f"""
        {"word " * 41}? | That.
        The {"long " * 40} {{{{c1::word}}}}.
        Which{" really" * 50} one? | That.
    """,
    "long-answer": f"""
        What is it? | {"word " * 26}.
        It is {{{{c1::{"word " * 26}::short}}}}.
        What is it? | {"one two three, " * 9}
    """,
    "listed-answer": """
        Which parts does it have? | Fundus, body and cervix.
        Which parts does it have? | Fundus, body, cervix
        Which parts does it have? | The fundus, the body, and the cervix.
        Which signs are there? | It causes fever, cough and rash.
        Which signs are there? | - fever\\n- cough\\n- rash
        Which signs are there? | 1. fever\\n2. cough\\n3. rash
        Which arteries arise? | The trunk, the left common carotid and the left subclavian artery.
        It has {{c1::a fundus, a body & a cervix}}.
        Which signs are there? | Fever; cough; rash
        Which signs are there? | In most women it causes fever, cough and rash.
    """,
    "two-questions": """
        What is it, and where does it lie? | Here.
        What is it and why? | That.
        What is it? Where does it lie? | Here.
        When and how is it placed? | Early.
        Which drug, and in which dose, do you give? | That.
        Which drug is given and how often? | That.
        What is the cause and which test is used for it? | That.
        Where does it lie and when is it found? | Here.
    """,
    "yes-no-question": """
        Is the cervix a part of the uterus? | A part.
        Does it hurt? | Sometimes.
        Singleton, short cervix. Should a stitch be placed? | At times.
        What happens to the cervix? | No, nothing.
        In twins, is a stitch placed? | No.
        May she fly? | Up to 36 weeks.
        Has it a wall? | **Yes**
        Is it A or B? | Yes, both.
    """,
    "vague-opener": """
        What about progesterone? | Good.
        Describe the cervix. | Short.
        List the signs. | Pain.
        Twins, short cervix. Discuss. | Twins.
        Tell me about the cervix. | Short.
        What is known about the cervix? | Little.
        Summarise the evidence. | Weak.
        explain the cause | Weakness.
    """,
    "unmarked-negation": """
        Which part does not grow? | The cervix.
        Which is the least common? | That.
        All signs are seen except which? | Pain.
        Which drug is never given? | That.
        Which *part* does not grow? | The cervix.
        Which is not a sign, at least early? | Pain.
    """,
    "answer-in-question": """
        Which part of the uterus is the neck of the uterus? | The neck.
        Which nerve lies in the carpal tunnel? | The nerve of the tunnel.
        Which drugs are beta blockers of the heart? | A beta blocker.
        The Trendelenburg test is named after whom? | Trendelenburg.
        Which history indicates a history-indicated stitch? | The history.
        How many of the 12 nerves are there? | 12 nerves.
    """,
    "source-in-question": """
        According to FIGO, when is it offered? | Early.
        What does FIGO recommend after three losses? | A stitch.
        Which length does the Cleveland Clinic call short? | 25 mm.
        According to the guideline, when is it offered? | Early.
        When is it offered according to Smith? | Early.
        In the opinion of the authors, when is it offered? | Early.
        As recommended by the society, when is it offered? | Early.
    """,
    "number-without-unit": """
        How long is the cervix? | About 35.
        Which length is short? | ≤ 25.
        Which length is short? | Between 10 and 25.
        What is the dose? | 5.5–6.9
        What is the dose? | **400**
        The cervix is short at {{c1::25}} when it is seen.
        The cervix is short at {{c1::≤ 25}}.
        What is the dose? | Give 5 mg at first. Then 10.
    """,
    "undefined-abbreviation": """
        Which syndrome is it? | PCOS.
        What does PPROM mean for the stitch? | It goes.
        In {{c1::PPROM}} the stitch goes.
        Which test do you order? | FISH, then a scan.
        Which drugs may bleed? | NSAIDs.
        Which valve is it? | The AV valve (left).
        What follows HIV and HPV? | A test.
    """,
    "outdated-term": """
        Which mental retardation is inherited? | That.
        What is an incompetent cervix? | Weakness.
        What is it? | An Incompetent Cervix.
        An {{c1::incompetent cervix}} opens.
        Which joint does Reiter’s syndrome affect? | The knee.
        Which venereal disease is it? | Gonorrhoea.
    """,
    "near-duplicate": """
        What is the cervix? | Its neck. + What is a cervix? | Its neck!
        What is the cervix of the uterus? | Its narrow neck. + Which is the cervix of the uterus? | The narrow neck.
        The cervix is the {{c1::neck}} of the uterus. + The {{c1::cervix}} is a neck of the uterus.
        Which drug is used for a short cervix? | Vaginal progesterone. + Which drugs are used for short cervix? | Vaginal progesterone.
        Which drug is used for a short cervix in one fetus without an earlier loss or symptoms, and by which route is it given at night? | Progesterone. + Which drug is used for a short cervix in one fetus without an earlier loss or complaints, and by which route is it given at night? | Progesterone.
        Which drug is used for a short cervix in one fetus? | Progesterone. + Which drug is used for short cervix in one fetus? | Progesterone, mostly.
    """,
    "interfering-pair": """
        What causes the bleeding in a pregnancy? | Praevia. + Which causes bleeding in pregnancy? | Abruption.
        When is a stitch placed? | At 12 weeks. + When is the stitch placed? | At 16 weeks.
        The cause is {{c1::praevia}}. + The cause is {{c1::abruption}}.
        Name one cause of bleeding. | Praevia. + Name one cause of the bleeding. | Abruption.
        Is it indicated or not? | Indicated. + Is that indicated or not? | Not indicated.
        It opens. // What do you do? | Wait. + It opens. // Which do you do? | Operate.
        When is a stitch placed? | At 12 weeks. + When is the stitch placed? | At 12 weeks or 16.
    """,
}
"""By rule, cards that it finds, one a line: `stem // question | answer`, or a cloze; `+` stands between two cards."""

LET_THROUGH: dict[str, str] = {
    "long-question": f"""
        {"word " * 39}? | That.
        {"word " * 60} // Which? | That.
        What is it? | {"word " * 41}.
        The {"long " * 37} {{{{c1::word::a hint of some words}}}}.
    """,
    "long-answer": f"""
        What is it? | {"word " * 25}.
        It is {{{{c1::short}}}}, {"word " * 30}.
        What is it? | {"– " * 30}
    """,
    "listed-answer": """
        What is it? | Failure of the cervix to hold a pregnancy in the second trimester, without contractions or labour.
        What does it do? | It preserves the mucus plug and the length of the cervix, a barrier to ascending infection.
        How is it decided? | Case by case, weighing the infectious risk to mother and baby.
        When is it found? | Only in retrospect, after a second-trimester loss or a preterm birth.
        Which name is older? | Conization, or cone biopsy.
        Which drug is it? | Metformin, or another biguanide, with food.
        What is it? | A disorder of connective tissue, inherited or sporadic.
        What is it? | A hollow organ, a muscle of mother and child.
        What does it look like? | A thin, white, itchy plaque.
        How often? | After 1,000, or 2,000 births.
        Which two parts? | The body and the cervix.
        What is advised? | - one\\n- two
        What is it? | It is not part of routine care; it is kept for clinical concern or risk.
        After how many? | Preterm births, losses, or both.
        Which drugs? | Antibiotics, such as penicillin, ampicillin and others.
        It has {{c1::a fundus}}, {{c2::a body}} and {{c3::a cervix}}.
        Which signs are there? | In most of them it causes fever, cough and rash.
        What helps? | Rest, *not* exercise, *not* surgery.
        What do they look like? | Plaques of the skin are thin, white, itchy.
    """,
    "two-questions": """
        What determines when and how a stitch is placed? | History.
        What determines when and why a stitch is removed? | Labour.
        Which drug is given at 34 weeks and when membranes have ruptured? | That.
        Which cyst is thin-walled and which contains fluid? | That.
        Which drug is given to women who bleed and who have a fever? | That.
        What is meant by “what is it and why?”? | That.
        Singleton, short cervix. What is advised? | A stitch.
        What do size and what lies around it have in common? | Little.
        Membranes rupture. What is known on whether to keep or remove the stitch? | Little.
        Who decides whether and when it is removed? | She.
    """,
    "yes-no-question": """
        Is the cervix short or long at 20 mm? | Short.
        What happens before labour? | No symptoms.
        Which is the commonest? | None.
        Which month is it? | May.
        Where is the cervix? | In Norway.
        “Is it normal?” What do you answer to this? | It varies.
        Do not palpate. What do you do? | Wait.
        No earlier loss. What is advised? | Notes.
    """,
    "vague-opener": """
        What does the explained variance tell? | Little.
        What lists the signs? | That.
        What is known about whether to treat? | Little.
        Which score describes it? | That.
        What explains it? | Weakness.
        Describe it. // What is it? | That.
        Name one sign. | Pain.
    """,
    "unmarked-negation": """
        Which part does *not* grow? | The cervix.
        Which part does NOT grow? | The cervix.
        *not* growing: which part? | The cervix.
        Which part does **not** grow? | The cervix.
        After at least how many losses? | Three.
        What decides whether or not to treat? | Risk.
        Which drug lowers not only pressure? | That.
        What does it mean? | It does not grow.
        No pain; she did not bleed. // What is it? | That.
        What is meant by “not in labour”? | Rest.
        Which exception is listed? | That.
    """,
    "answer-in-question": """
        Which state of the membranes rules it out? | Ruptured membranes.
        Which is commoner, praevia or abruption? | Praevia.
        From about which week may it begin? | From about 14 weeks.
        Example in an example: what is it? | An example.
        What does a rise of calcium cause? | A rise.
        The uterus hurts. // What hurts? | The uterus.
        What does PPROM stand for, PPROM? | PPROM.
        Which kind of stitch is also called “rescue”? | Examination-indicated stitch.
        What does this failed stitch count for? | Not as a failed stitch.
        When does it show in relation to birth? | After birth.
        After how many losses may it be offered? | After one.
    """,
    "source-in-question": """
        What does SMALL recommend? | Nothing.
        According to weight, how is it dosed? | High.
        Which FIGO stage is it? | Stage II.
        What is the FIGO classification of it? | That.
        What is the nature of the cervix? | Soft.
        Which clinic treats it? | A good one.
        According to which sign is it graded? | Pain.
        Which cervix figures here? | Short.
        What does US show here? | A cervix.
        What does ANATOMY show here? | A cervix.
    """,
    "number-without-unit": """
        Which page shows it? | See https://example.org/length/25 for all.
        It is removed at {{c1::36–37}} weeks.
        After how many losses? | 3.
        At which week is it placed? | 24
        What is the pH of blood? | 7.4
        Which grade is it? | Grade 2.
        In which weeks is it placed? | Weeks 12 and 14.
        What is the incidence? | 1 in 100 to 1 in 2000.
        Which drug is it? | 17-OHPC (GRADE 1A).
        Since when? | Since 2014.
        Which vertebra is it? | Between T4 and L5.
        How strong is the evidence? | A significant reduction (relative risk 0.70).
        It is less frequent ({{c1::8 %}} against {{c2::33 %}}).
        Which allele is it? | '*4'
        How long is it? | \\\\(25\\\\,\\\\text{mm}\\\\)
        How long is it? | 12, 14 or 16 mm.
        How many do you need? | - 1. one\\n- 2. two
        What time is it? | 16+0
        After {{c1::2 or more}} losses it is offered.
        What pressure is it? | 120/80
        Its pH is {{c1::7}}.
        When is it placed? | Weeks ≥ 12.
    """,
    "undefined-abbreviation": """
        Which rupture is it? | Preterm premature rupture of membranes (PPROM).
        PPROM (preterm premature rupture of membranes) is {{c1::early}}.
        What does PPROM stand for? | Preterm premature rupture of membranes.
        Which SVT is it? | That, or 17-OHPC.
        Which molecule is it? | DNA of the UK.
        Which nerve is it? | Nerve VII, not XII.
        Which gene is it? | BRCA1, CYP2D6 or CD4.
        Which salt is it? | NaCl, MgSO4.
        Which does NOT fit? | It is NEVER that.
        Who did it? | McDonald and DiGeorge.
        Which valve is it? | The AV valve (atrioventricular).
        What is it? | See https://example.org/ABCDE.
        Which drugs are they? | NSAIDs (nonsteroidal drugs).
    """,
    "outdated-term": """
        Which term is used today for incompetent cervix? | Cervical insufficiency.
        What does “incompetent cervix” mean? | Weakness.
        What is it? | Cervical insufficiency (incompetent cervix).
        Under which older name is it found? | Incompetent cervix.
        What is an incompetent cervical canal? | That.
        What is retardation? | Delay.
    """,
    "near-duplicate": """
        What follows when the pressure in the left atrium is < that in the right one at birth? | The foramen stays open. + What follows when the pressure in the left atrium is > that in the right one at birth? | The foramen stays open.
        What is the cervix? | Its neck. + What is the fundus? | Its dome.
        When is a history-indicated stitch placed? | Early. + When is an ultrasound-indicated stitch placed? | Early.
        Which ECG change comes with hyperkalaemia? | Peaks. + Which ECG change comes with hypokalaemia? | Peaks.
        Is it short at 20 mm or long? | Short. + Is it short at 15 mm or long? | Short.
        What is done with a stitch? | Wait. + What is done without a stitch? | Wait.
        What does insulin do to glucagon in the pancreas? | It inhibits it. + What does glucagon do to insulin in the pancreas? | It inhibits it.
        Low risk: > 25 mm is {{c1::long}}. + Low risk: ≤ 25 mm is {{c1::long}}.
        The {{c1::cervix}} is the {{c2::neck}} of the uterus.
        What? | That. + What? | That.
        Which drug is used for a short cervix in one fetus? | That. + Which drug is *not* used for a short cervix in one fetus? | That.
        Which drug is used for a short cervix in one fetus? | That. + Which drug is used for a short cervix in one fetus of 3? | That.
    """,
    "interfering-pair": """
        What causes painless bleeding? | Praevia. + What causes painful bleeding? | Abruption.
        Why is it avoided? | Rupture. + When is it avoided? | Late.
        It is open. // What do you do? | Wait. + It is closed. // What do you do? | Operate.
        What does insulin do to glucagon? | Inhibit. + What does glucagon do to insulin? | Stimulate.
        What is the treatment? | Progesterone. + What is the treatment? | Vaginal progesterone.
        What is given before birth? | That. + What is given after birth? | This.
        The {{c1::cervix}} is the {{c2::neck}} of it.
        Which length is < 25 mm? | Short. + Which length is > 25 mm? | Long.
        The {{c1::cervix}} dilates. + {{c1::Labour}} dilates the cervix.
        When is a stitch placed? | At 12 weeks. + When is the stitch placed? | At 12 weeks, mostly.
        When is a stitch placed? | At 12 weeks, mostly. + When is the stitch placed? | At 12 weeks.
        What is it? | That. + What is that? | Those.
    """,
}
"""By rule, cards that it must let through."""


def entry(number: int, text: str) -> str:
    asked, bar, answer = (part.strip() for part in text.partition(" | "))
    stem, slashes, question = asked.rpartition(" // ")
    keys = {"stem": stem, "question": question, "answer": answer} if bar else {"cloze": asked}
    lines = [f"    {key}: {value if value[0] in chr(39) else quoted(value)}\n" for key, value in keys.items() if value]
    assert bar or not slashes
    return f"  - id: card-{number}\n{''.join(lines)}    sources: [anatomy-2024]\n"


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\\\\", "\\")


def review_of(text: str) -> Review:
    texts = {
        "cards_src/example/deck.yaml": DECK + POLICY,
        "cards_src/example/sources.yaml": SOURCES + FIGO,
        PATH: text,
    }
    deck, problems = parse(DeckFiles("example", "cards_src/example", "decks/example.ledger.jsonl", texts, {}))
    assert problems == ()
    return Review(deck, {}, read_policy({})[0].thresholds, None)


def written(review: Review) -> list[Diagnostic]:
    """What the rules of writing find; others may have something to say of these cards too."""
    return [one for one in run(review) if one.rule in FOUND]


def asking(case: str) -> Review:
    return review_of(cards(*(entry(number, one) for number, one in enumerate(case.split(" + "), 1))))


def found(rule: str, case: str) -> list[Diagnostic]:
    return [diagnostic for diagnostic in run(asking(case)) if diagnostic.rule == rule]


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(rule, line.strip()) for rule, lines in table.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("rule", "case"), cases(FOUND))
def test_it_is_found(rule: str, case: str) -> None:
    assert len(found(rule, case)) == 1


@pytest.mark.parametrize(("rule", "case"), cases(LET_THROUGH))
def test_it_is_let_through(rule: str, case: str) -> None:
    assert found(rule, case) == []


@pytest.mark.parametrize("rule", UNTUNED)
def test_what_is_let_through_would_be_found_otherwise(rule: str) -> None:
    assert any(findings(asking(case), rule) for of, case in cases(LET_THROUGH) if of == rule)


def test_each_rule_has_its_cases() -> None:
    assert FOUND.keys() == LET_THROUGH.keys()
    for rule in FOUND:
        assert sum(one == rule for table in (FOUND, LET_THROUGH) for one, _ in cases(table)) >= 6
