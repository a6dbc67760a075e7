# P01: both get 500 MB when the friend signs up; an advocate collects 16 000 at most.
program storage-both-sides

## A friend signs up through the link, and both get 500
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 09:00  customer.added  customer=Bob
=>
events     read 2, applied 2
referrals  introduced 1, qualified 1, converted 1
balance    Ann storage_mb 500
balance    Bob storage_mb 500
ledger     storage_mb

## A visit qualifies; only the sign-up converts and pays
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=qr
2024-03-02 09:00  visit.recorded  customer=Bob
=>
events     read 2, applied 2
referrals  introduced 1, qualified 1
ledger     nothing

## Signing up at the very moment of the introduction counts, whichever arrives first
2024-03-01 10:00  customer.added  customer=Bob
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
=>
events     read 2, applied 2
referrals  introduced 1, qualified 1, converted 1
balance    Ann storage_mb 500
balance    Bob storage_mb 500
ledger     storage_mb

## Nobody brings themselves, nobody brings who was on file, and one friend has one advocate
2024-02-01 10:00  customer.added  customer=Old
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Ann channel=link
2024-03-01 11:00  referral.introduced  advocate=Ann friend=Old channel=link
2024-03-01 12:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-01 13:00  referral.introduced  advocate=Cid friend=Bob channel=link
2024-03-02 09:00  customer.added  customer=Bob
2024-03-02 10:00  customer.added  customer=Old kind=customer
=>
events     read 7, applied 4, refused 3
referrals  introduced 4, qualified 1, converted 1, refused 3
balance    Ann storage_mb 500
balance    Bob storage_mb 500
refusal    e-2 Ann self_referral
refusal    e-3 Old not_new
refusal    e-5 Bob already_referred
ledger     storage_mb

## An earlier order, visit or valuation is in the way as well, but not one of the same moment
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=5.00 currency=CNY
2024-02-01 10:00  visit.recorded  customer=Cid
2024-02-01 10:00  holdings.valued  customer=Dan market_value=1
2024-03-01 10:00  visit.recorded  customer=Eve
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Cid channel=link
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Dan channel=link
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Eve channel=link
=>
events     read 8, applied 5, refused 3
referrals  introduced 4, qualified 1, refused 3
refusal    e-5 Bob not_new
refusal    e-6 Cid not_new
refusal    e-7 Dan not_new
ledger     nothing

## An order that was cancelled before the introduction was never placed
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=5.00 currency=CNY
2024-02-02 10:00  order.cancelled  order=O-1
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
=>
events     read 4, applied 4
referrals  introduced 1, qualified 1, converted 1
balance    Ann storage_mb 500
balance    Bob storage_mb 500
ledger     storage_mb

## A refused introduction leaves the friend free, a made-up one does not
2024-03-01 10:00  referral.introduced  advocate=Bob friend=Bob channel=link
2024-03-02 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-03 10:00  customer.added  customer=Bob
2024-03-04 10:00  fraud.confirmed  advocate=Ann friend=Bob
2024-03-05 10:00  referral.introduced  advocate=Cid friend=Bob channel=link
=>
events     read 5, applied 3, refused 2
referrals  introduced 3, refused 2, voided 1
refusal    e-1 Bob self_referral
refusal    e-5 Bob not_new
ledger     storage_mb

## A pair introduced again says nothing new, unless it completes the card
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-01 11:00  referral.introduced  advocate=Ann friend=Bob channel=phone
2024-03-01 12:00  referral.introduced  advocate=Ann friend=Bob channel=phone signed_off_by=Max
2024-03-01 13:00  referral.introduced  advocate=Ann friend=Bob channel=phone signed_off_by=Moe
=>
events     read 4, applied 2, without_effect 2
referrals  introduced 1
ledger     nothing

## Only introductions to this program, or to every program, are its own
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link program=travel-credit
2024-03-01 11:00  referral.introduced  advocate=Cid friend=Bob channel=link program=storage-both-sides
2024-03-02 09:00  customer.added  customer=Bob
=>
events     read 3, applied 2, without_effect 1
referrals  introduced 1, qualified 1, converted 1
balance    Bob storage_mb 500
balance    Cid storage_mb 500
ledger     storage_mb

## The 33rd friend finds the advocate at the cap, and gets 500 nevertheless
each 1..33  2024-03-01 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..33  2024-03-02 10:{n}  customer.added  customer=F-{n}
=>
events     read 66, applied 66
referrals  introduced 33, qualified 33, converted 33
balance    Ann storage_mb 16000
each 1..33 balance    F-{n} storage_mb 500
refusal    e-66 F-33 over_cap
ledger     storage_mb

## When one of them turns out to be made up, the 33rd moves up
each 1..33  2024-03-01 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..33  2024-03-02 10:{n}  customer.added  customer=F-{n}
2024-03-03 10:00  fraud.confirmed  advocate=Ann friend=F-07 staff=Sam
=>
events     read 67, applied 67
referrals  introduced 33, qualified 32, converted 32, voided 1
balance    Ann storage_mb 16000
each 1..6  balance    F-{n} storage_mb 500
each 8..33 balance    F-{n} storage_mb 500
ledger     storage_mb

## The last grant is cut to what is left of the cap
but cap = "16000" is cap = "1200"
each 1..4  2024-03-01 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..4  2024-03-02 10:{n}  customer.added  customer=F-{n}
=>
events     read 8, applied 8
referrals  introduced 4, qualified 4, converted 4
balance    Ann storage_mb 1200
each 1..4  balance    F-{n} storage_mb 500
refusal    e-8 F-04 over_cap
ledger     storage_mb

## Space is used, and never more than there is
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 09:00  customer.added  customer=Bob
2024-03-02 08:00  credit.used  customer=Ann unit=storage_mb amount=1
2024-03-02 10:00  credit.used  customer=Ann unit=storage_mb amount=501
2024-03-02 11:00  credit.used  customer=Ann unit=storage_mb amount=120
=>
events     read 5, applied 3, refused 2
referrals  introduced 1, qualified 1, converted 1
balance    Ann storage_mb 380
balance    Bob storage_mb 500
refusal    e-3 Ann used_up
refusal    e-4 Ann used_up
ledger     storage_mb

## Duplicates, conflicts and unknown types are counted, and change nothing
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link id=e-1
2024-03-01 10:00  referral.introduced  advocate=Cid friend=Bob channel=link id=e-1
2024-03-01 10:01  referral.introduced  advocate=Ann friend=Bob channel=link id=e-1
2024-03-01 09:00  referral.introduced  advocate=Dan friend=Eve channel=link id=e-1 source=/app
2024-03-02 09:00  shop.closed  why=holiday
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  customer.added  customer=Bob
=>
events     read 8, applied 3, without_effect 2, duplicate 1, conflict 2
referrals  introduced 2, qualified 1, converted 1
balance    Ann storage_mb 500
balance    Bob storage_mb 500
ledger     storage_mb

## Facts after the end of the clock are not read
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 09:00  customer.added  customer=Bob
2024-03-03 09:00  fraud.confirmed  advocate=Ann friend=Bob
2024-03-04 09:00  order.placed  order=O-1 customer=Bob amount=9.00 currency=CNY
until 2024-03-02 09:00
=>
events     read 2, applied 2
referrals  introduced 1, qualified 1, converted 1
balance    Ann storage_mb 500
balance    Bob storage_mb 500
ledger     storage_mb
