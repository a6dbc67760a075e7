"""A business of a thousand days: its first referrals told through the API, and as
many copies of each of them as are wanted, written by the database itself.

A copy has names of its own (`F-7` becomes `F3-7`), and happens so many seconds after
what it is a copy of as its number says. All moments end in nine noughts, so that they
are moved within JSON too by replacing those. What is counted is multiplied. Only the
journal's hashes are copies: they chain what the API wrote, and no screen reads them.
"""

import datetime
import time

DAYS = 1_000
ADVOCATES = 200
CLICKS_EACH = 10
SECOND = 1_000_000
NOUGHTS = "0" * 9


def moment(day):
    """The first moment of a day before today that ends in nine noughts."""
    begun = (int(time.time()) // 86_400 - DAYS + day) * 86_400
    return -(-begun // 1_000) * 1_000


def fact(kind, name, at, data):
    at = datetime.datetime.fromtimestamp(at, datetime.UTC)
    return {
        "specversion": "1.0", "source": "/bench", "id": name, "type": kind,
        "time": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "data": data,
    }


def story(n):
    """A friend a day: seven of ten sign up, and one of fifty was brought before."""
    friend, at = f"F-{n}", moment(n)
    introduced = {"advocate": f"A-{n % ADVOCATES}", "friend": friend, "channel": "link"}
    yield fact("referral.introduced", f"i-{n}", at, introduced)
    if n % 50 == 0:
        again = {**introduced, "advocate": f"A-{(n + 1) % ADVOCATES}"}
        yield fact("referral.introduced", f"j-{n}", at + 1_000, again)
    if n % 10 < 7:
        yield fact("customer.added", f"s-{n}", at + 2_000, {"customer": friend, "kind": "customer"})


def tell(ours, program):
    """The first referrals, through the API; everybody who brings somebody has a link."""
    facts = [fact for n in range(DAYS) for fact in story(n)]
    for begin in range(0, len(facts), 500):
        ours.call("POST", "/api/v1/events", facts[begin : begin + 500])
    for n in range(ADVOCATES):
        ours.call("POST", "/api/v1/advocates", {"program": program, "customer": f"A-{n}"})


def copied(table, columns, **changed):
    """The statement that copies a table's rows, all columns as they are but those changed."""
    chosen = ", ".join(changed.get(column, f"r.{column}") for column in columns)
    return f'INSERT INTO "{table}" ({", ".join(columns)}) SELECT {chosen} FROM "{table}" r, copy c'


def names(column):
    """Names, in a column or in its JSON, as those of the copy."""
    for letter in "FA":
        column = f"replace({column}, '{letter}-', '{letter}' || c.k || '-')"
    return column


def said(column):
    """Names, events and moments in JSON or in the key of a movement."""
    text = names(column)
    for letter in "ijs":
        text = f"""replace({text}, '"{letter}-', '"{letter}' || c.k || '-')"""
    return f"replace({text}, '{NOUGHTS}', c.noughts)"


def event(column):
    for letter in "ijs":
        column = f"replace({column}, '{letter}-', '{letter}' || c.k || '-')"
    return column


def later(column):
    return f"{column} + c.k * {SECOND}"


# What becomes of each column of the copied tables that is not copied as it is.
CHANGED = {
    "customer": {"name": names("r.name"), "added_at": later("r.added_at")},
    "advocate": {"customer": names("r.customer"), "code": "r.code || c.k"},
    "share_page": {"customer": names("r.customer"), "secret": "r.secret || c.k"},
    "event": {
        "id": event("r.id"), "time": later("r.time"), "data": names("r.data"),
        "customer": names("r.customer"), "other": names("r.other"),
    },
    "scope": {"name": names("r.name"), "body": said("r.body")},
    "deed": {
        "advocate": names("r.advocate"), "friend": names("r.friend"), "key": names("r.key"),
        "shown_from": later("r.shown_from"), "shown_to": later("r.shown_to"),
        "body": said("r.body"),
    },
    "referral": {
        "friend": names("r.friend"), "advocate": names("r.advocate"),
        "event_id": event("r.event_id"), "introduced_at": later("r.introduced_at"),
        "qualified_at": later("r.qualified_at"), "converted_at": later("r.converted_at"),
        "voided_at": later("r.voided_at"),
    },
    "reward": {
        "id": names("r.id"), "beneficiary": names("r.beneficiary"),
        "advocate": names("r.advocate"), "friend": names("r.friend"),
        "lines": said("r.lines"), "explanation": said("r.explanation"),
        "earned_at": later("r.earned_at"),
    },
    "refusal": {
        "scope_name": names("r.scope_name"), "event_id": event("r.event_id"),
        "friend": names("r.friend"), "at": later("r.at"),
    },
    "transfer": {
        "number": "r.number + c.k * (SELECT number FROM journal_head)",
        "scope_name": names("r.scope_name"), "movement": said("r.movement"),
        "debit": names("r.debit"), "credit": names("r.credit"), "reason": names("r.reason"),
        "effective_at": later("r.effective_at"),
    },
    "advocate_day": {"advocate": names("r.advocate")},
    "account": {"name": names("r.name")},
}
# Accounts of the program itself are one, however many members there are.
OWN = " WHERE r.name LIKE 'member:%'"
COUNTED = {
    "referral_count": ["n"],
    "refusal_count": ["n"],
    "reward_day": ["amount"],
    "referral_day": [
        "introduced", "refused", "qualified_of", "converted_of", "voided_of",
        "qualified_on", "converted_on", "voided_on",
    ],
}


def grow(columns_of, copies, random_id):
    """The statements that make `copies` more of everything, and its visits."""
    yield "CREATE TABLE copy (k integer, noughts text)"
    for k in range(1, copies + 1):
        yield f"INSERT INTO copy VALUES ({k}, '{k:03}000000')"
    for table, changed in CHANGED.items():
        own = OWN if table == "account" else ""
        yield copied(table, columns_of(table), **changed) + own
    times = copies + 1
    for table, counters in COUNTED.items():
        yield f"UPDATE {table} SET " + ", ".join(f"{name} = {name} * {times}" for name in counters)
    yield f"UPDATE account SET balance = balance * {times} WHERE name NOT LIKE 'member:%'"
    yield f"UPDATE journal_head SET number = number * {times}"
    yield "DROP TABLE copy"
    yield "CREATE TABLE visit (k integer)"
    for k in range(CLICKS_EACH):
        yield f"INSERT INTO visit VALUES ({k})"
    yield f"""INSERT INTO click (organization_id, id, program_id, code, at, visitor, landing)
        SELECT r.organization_id, {random_id}, r.program_id, a.code, r.introduced_at - v.k - 1,
        NULL, {{no}} FROM referral r JOIN advocate a ON a.organization_id = r.organization_id
        AND a.program_id = r.program_id AND a.customer = r.advocate, visit v"""
    yield "DROP TABLE visit"
    yield """INSERT INTO click_count (organization_id, program_id, day, code, n)
        SELECT organization_id, program_id, at / 86400000000, code, count(*) FROM click
        GROUP BY 1, 2, 3, 4"""
    yield """INSERT INTO click_day (organization_id, day, program_id, n)
        SELECT organization_id, day, program_id, sum(n) FROM click_count GROUP BY 1, 2, 3"""
