"""The sentence that sums up an event in the project's own words."""

from collections.abc import Mapping
from typing import Any

DEEDS = {
    "Government regains territory": "{a} took back ground from {b}",
    "Non-state actor overtakes territory": "{a} took ground from {b}",
    "Armed clash": "{a} fought {b}",
    "Excessive force against protesters": "force was used against {a}",
    "Protest with intervention": "{a} protested and security forces stepped in",
    "Peaceful protest": "{a} protested",
    "Violent demonstration": "{a} demonstrated violently",
    "Mob violence": "a crowd ({a}) turned violent",
    "Chemical weapon": "{a} used a chemical weapon against {b}",
    "Air/drone strike": "{a} struck {b} from the air",
    "Suicide bomb": "a suicide bomber of {a} struck {b}",
    "Shelling/artillery/missile attack": "{a} shelled {b}",
    "Remote explosive/landmine/IED": "an explosive device of {a} hit {b}",
    "Grenade": "{a} threw a grenade at {b}",
    "Sexual violence": "{a} committed sexual violence against {b}",
    "Attack": "{a} attacked {b}",
    "Abduction/forced disappearance": "{a} abducted {b}",
    "Agreement": "{a} reached an agreement",
    "Arrests": "{a} arrested {b}",
    "Change to group/activity": "{a} changed its strength or activity",
    "Disrupted weapons use": "a use of weapons was prevented ({a})",
    "Headquarters or base established": "{a} set up a base",
    "Looting/property destruction": "{a} looted or destroyed property",
    "Non-violent transfer of territory": "{a} took or left ground without a fight",
    "Other": "{a} was involved in another strategic development",
}


def note(event: Mapping[str, Any]) -> str:
    """Return one plain sentence made from the fields of an event."""
    deed = DEEDS[event["sub_event_type"]].format(a=event["actor1"] or "an unknown actor", b=event["actor2"] or "others")
    sentence = f"{_when(event)}, {deed}{_where(event)}; {_toll(event)}."
    return sentence[0].upper() + sentence[1:]


def _when(event: Mapping[str, Any]) -> str:
    """Return the time in words."""
    start, end, precision = event["date_start"], event["date_end"], event["date_precision"]
    if start is None:
        return "on an unknown day"
    if start == end:
        return f"on {start.isoformat()}"
    if precision == "year":
        return f"in {start.year}"
    return f"between {start.isoformat()} and {end.isoformat()}"


def _where(event: Mapping[str, Any]) -> str:
    """Return the place in words."""
    parts = dict.fromkeys(p for p in (event["location"], event["admin1"], event["country"]) if p)
    return f" in {', '.join(parts)}" if parts else ""


def _toll(event: Mapping[str, Any]) -> str:
    """Return the figures in words, with the range where claimants differ."""
    killed = event["fatalities"]
    if killed is None:
        words = "no death toll is given"
    else:
        words = f"{killed} reported killed"
        if event["fatalities_disputed"]:
            most = f"{'more than ' if event['fatalities_high_open'] else ''}{event['fatalities_high']}"
            words += f" (claims run from {event['fatalities_low']} to {most})"
    return words + (f", {event['injured']} injured" if event["injured"] is not None else "")
