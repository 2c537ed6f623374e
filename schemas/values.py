"""The closed lists of values that several tables share."""

SUB_EVENT_TYPES = {
    "Battles": ["Government regains territory", "Non-state actor overtakes territory", "Armed clash"],
    "Protests": ["Excessive force against protesters", "Protest with intervention", "Peaceful protest"],
    "Riots": ["Violent demonstration", "Mob violence"],
    "Explosions/Remote violence": [
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ],
    "Violence against civilians": ["Sexual violence", "Attack", "Abduction/forced disappearance"],
    "Strategic developments": [
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ],
}
EVENT_TYPES = list(SUB_EVENT_TYPES)
ALL_SUB_EVENT_TYPES = [name for names in SUB_EVENT_TYPES.values() for name in names]
EVENT_TYPE_OF = {sub: event for event, subs in SUB_EVENT_TYPES.items() for sub in subs}

DISORDER_TYPES = [
    "Political violence",
    "Demonstrations",
    "Political violence; Demonstrations",
    "Strategic developments",
]

MEASURES = [
    "killed",
    "injured",
    "casualties",
    "arrested",
    "abducted",
    "missing",
    "displaced",
    "released",
    "perpetrators_killed",
]
AGGREGATE_MEASURES = [*MEASURES, "incidents", "killed_or_arrested"]
QUALIFIERS = ["exact", "at least", "more than", "up to", "fewer than", "about", "range", "vague"]
CLAIMANT_TYPES = [
    "perpetrator",
    "government",
    "police",
    "military",
    "medical",
    "un",
    "ngo",
    "media",
    "witness",
    "unattributed",
]
DATE_PRECISIONS = ["day", "week", "month", "year", "unknown"]

ACTOR_TYPES = [
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
]
REGIONS = [
    "Western Africa",
    "Middle Africa",
    "Eastern Africa",
    "Southern Africa",
    "Northern Africa",
    "South Asia",
    "Southeast Asia",
    "Middle East",
    "Europe",
    "Caucasus and Central Asia",
    "Central America",
    "South America",
    "Caribbean",
    "East Asia",
    "North America",
    "Oceania",
    "Antarctica",
]
SOURCE_SCALE = (
    r"^(Subnational|National|Regional|International|Other|Local partner|New media)"
    r"(-(Subnational|National|Regional|International|Other|New media))?$"
)
RULES = ["conservative", "lowest", "highest", "latest", "median", "official"]
# Stands where the rule would stand that picked a figure, where a person corrected it.
BY_HAND = "correction"

TABLE_NAMES = ["sources", "texts", "reports", "claims", "aggregates", "events", "changes", "rejects"]
OPERATIONS = ["ADD", "MOD", "DEL", "MERGE", "SPLIT"]
CAUSES = ["source added", "source changed", "source removed", "correction", "judgement", "pipeline"]
