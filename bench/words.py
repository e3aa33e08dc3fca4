"""The words of generated cards: terms as medicine makes them, and the frames of sentences around them."""

ROOTS = (
    "aden angi arthr blephar bronch cardi cephal cerebr cervic chol chondr col cost cyst cyt derm dent enter fibr gastr gloss"
    " gonad hem hepat hist hyster kerat lapar laryng leuk lip lymph mast mening my myel myring nephr neur ocul oophor ophthalm"
    " orchid oste ot pancreat path phleb pleur pneum proct prostat pulmon pyel rhin salping scler splen spondyl stomat tend"
    " thorac thromb thyr trache tympan ureter urethr uter vas ven vertebr vesic"
).split()
BEFORE = "a anti brady dys endo epi exo hemi hyper hypo inter intra iso macro mega micro neo oligo pan para peri poly post pre pseudo sub tachy trans ultra".split()
AFTER = (
    "algia ectasis ectomy emia genesis itis lysis malacia megaly oma osis opathy openia oplasty oscopy ostomy otomy orrhagia"
    " orrhea ospasm otrophy ogram"
).split()
"""Roots and affixes of medical terms: 77 × 30 × 22 of them make some fifty thousand words."""

GROUPS = (
    "newborns",
    "older adults",
    "pregnant women",
    "athletes",
    "smokers",
    "people with diabetes",
    "young children",
    "shift workers",
    "people after surgery",
    "patients on dialysis",
    "recent travellers",
    "blood donors",
)
"""Whom a card speaks of."""

FINDINGS = (
    "a dull ache in the flank",
    "a loud second sound",
    "pale nail beds",
    "a slow rise of the pulse",
    "morning stiffness",
    "swelling of the ankles",
    "a dry cough at night",
    "loss of the corneal reflex",
    "a fine tremor",
    "dark urine",
    "a coated tongue",
    "shallow breathing",
    "a rash on both shins",
    "cold fingertips",
    "blurred sight",
    "a hoarse voice",
)
"""What a patient may show."""

QUESTIONS = (
    ("Which sign points to {term} in {group}?", "{finding}, often with {other}"),
    ("What is the first treatment of {term} in {group}?", "{other} under close watch"),
    ("Why does {term} come late in {group}?", "Because {other} hides it for long"),
    ("Which tissue does {term} change first in {group}?", "The lining next to the {other}"),
    ("How is {term} told from {other} in {group}?", "By {finding}"),
    ("Which complication follows {term} when {group} are left untreated?", "A rapid {other}"),
    ("What must be ruled out before {term} is treated in {group}?", "A hidden {other}"),
    ("Where does the pain of {term} settle in {group}?", "Behind the {other}, towards the back"),
)
"""Questions, and the answer to each."""

FIGURED = (
    (
        "How often does {term} come back in {group}?",
        "In about {percent} % of them",
        "returns in about {percent} % of {group}, sooner with {other}",
    ),
    (
        "Up to which week is {term} watched in {group}?",
        "Up to {weeks} weeks",
        "watched up to {weeks} weeks, then treated as {other}",
    ),
    (
        "From which width on does {term} need a drain in {group}?",
        "From {mm} mm on",
        "a drain at {mm} mm or more, unless {other} is present",
    ),
    (
        "Which dose of the blocker stops {term} in {group}?",
        "{mg} mg a day",
        "{mg} mg a day stopped {term} in most {group}",
    ),
    ("How long does {term} last in {group}?", "{low} to {high} days", "lasts {low} to {high} days in {group}"),
    ("How many {group} have {term}?", "About 1 in {many}", "{term} in about 1 in {many} of the {group}"),
)
"""Questions with figures: the question, its answer, and what a source states."""

EXTRAS = (
    "The change is seen **early** in *{other}* and goes with rest.",
    "- seen first in {group}\n- later with {other}\n- seldom with {finding}",
    "See [the atlas](https://example.org/atlas/{term}) for a picture of {other}.",
    "| Stage | Seen |\n|---|---|\n| early | {finding} |\n| late | {other} |",
    "It was long taken for {other}.\n\nToday the two are told apart by **{finding}**.",
)
"""What stands below an answer, in Markdown."""

MATHS = (
    r"\(\frac{V_1}{V_2} = e^{-kt}\)",
    r"\(Q = \frac{\Delta P}{R}\)",
    r"\(C_t = C_0 \cdot 2^{-t/T}\)",
    r"\[\sum_{i} c_i x_i = 0\]",
)

HEADINGS = ("Definition and causes", "Clinical picture", "Investigation", "Treatment", "Course and outlook")

TAGS = "Anatomy Biochemistry Cardiology Dermatology Emergency Genetics Imaging Immunology Neurology Nutrition Oncology Pharmacology Psychiatry Surgery".split()
