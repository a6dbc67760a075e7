# P09: a purchase brings four cards. Each gives a friend 10 % off the first order, and
# refunds the advocate a quarter of the purchase when that order is paid within 365
# days of it. After n cards it is n quarters, rounded once.
program refund-after-four

## Four cards, and the whole purchase comes back: 25.00, 50.01, 75.01, 100.01
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
each 1..4  2024-01-02 10:{n}  instrument.issued  instrument=K-{n} kind=card holder=Ann
each 1..4  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200.05 currency=CNY instrument=K-{n}
each 1..4  2024-02-02 10:{n}  payment.received  order=O-{n} amount=180.04
=>
events     read 14, applied 14
referrals  introduced 4, qualified 4, converted 4
balance    Ann CNY 100.01
each 1..4  discount   O-{n} CNY 20.01
ledger     CNY

## Two of them: half of it, rounded once
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
each 1..2  2024-01-02 10:{n}  instrument.issued  instrument=K-{n} kind=card holder=Ann
each 1..2  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200.00 currency=CNY instrument=K-{n}
each 1..2  2024-02-02 10:{n}  payment.received  order=O-{n} amount=180.00
=>
events     read 8, applied 8
referrals  introduced 2, qualified 2, converted 2
balance    Ann CNY 50.01
each 1..2  discount   O-{n} CNY 20.00
ledger     CNY

## The discount is given when the order is placed, the refund only when it is paid
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY instrument=K-1
2024-02-02 10:00  payment.received  order=O-1 amount=179.99
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1
discount   O-1 CNY 20.00
ledger     nothing

## The last moment of the 365 days counts, a later card gives the discount alone, without a row
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
each 1..2  2024-01-02 10:{n}  instrument.issued  instrument=K-{n} kind=card holder=Ann
each 1..2  2024-12-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200.00 currency=CNY instrument=K-{n}
2024-12-31 10:05  payment.received  order=O-01 amount=180.00
2024-12-31T10:05:00.000001+08:00  payment.received  order=O-02 amount=180.00
=>
events     read 8, applied 8
referrals  introduced 2, qualified 2, converted 1
balance    Ann CNY 250.00
each 1..2  discount   O-{n} CNY 20.00
ledger     CNY

## A plain introduction gives neither
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=200.00
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1
ledger     nothing

## No card before the purchase is paid, none for who bought nothing, and no fifth
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:01  instrument.issued  instrument=K-0 kind=card holder=Ann
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-01 11:00  instrument.issued  instrument=K-9 kind=card holder=Bob
each 1..5  2024-01-02 10:{n}  instrument.issued  instrument=K-{n} kind=card holder=Ann
=>
events     read 9, applied 6, refused 3
referrals  introduced 0
refusal    e-2 Ann not_entitled
refusal    e-4 Bob not_entitled
refusal    e-9 Ann not_entitled
ledger     nothing

## Issuing a card again has no effect, to another it is refused
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-01-02 11:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-01-02 12:00  instrument.issued  instrument=K-1 kind=card holder=Bob
=>
events     read 5, applied 3, refused 1, without_effect 1
referrals  introduced 0
refusal    e-5 Bob already_known
ledger     nothing

## One's own card, an old customer, a card that is used up: the orders stand, the uses do not
2023-12-01 10:00  order.placed  order=X customer=Old amount=9.00 currency=CNY
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-02-01 10:00  order.placed  order=O-1 customer=Ann amount=200.00 currency=CNY instrument=K-1
2024-02-02 10:00  order.placed  order=O-2 customer=Old amount=200.00 currency=CNY instrument=K-1
2024-02-03 10:00  order.placed  order=O-3 customer=Bob amount=200.00 currency=CNY instrument=K-1
2024-02-04 10:00  order.placed  order=O-4 customer=Cid amount=200.00 currency=CNY instrument=K-1
=>
events     read 8, applied 8
referrals  introduced 3, qualified 1, refused 2
discount   O-3 CNY 20.00
refusal    e-5 Ann self_referral
refusal    e-6 Old not_new
refusal    e-8 Cid used_up
ledger     nothing

## A friend comes with a card once, and to one advocate
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-01 10:00  order.placed  order=Q customer=Zoe amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=Q amount=1000.00
each 1..2  2024-01-02 10:{n}  instrument.issued  instrument=K-{n} kind=card holder=Ann
2024-01-02 10:00  instrument.issued  instrument=Z-1 kind=card holder=Zoe
2024-01-03 10:00  referral.introduced  advocate=Zoe friend=Cid channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY instrument=K-01
2024-02-02 10:00  order.placed  order=O-2 customer=Bob amount=200.00 currency=CNY instrument=K-02
2024-02-03 10:00  order.placed  order=O-3 customer=Cid amount=200.00 currency=CNY instrument=K-02
2024-02-04 10:00  order.placed  order=O-4 customer=Cid amount=200.00 currency=CNY instrument=Z-1
=>
events     read 12, applied 12
referrals  introduced 3, qualified 2, refused 1
discount   O-1 CNY 20.00
refusal    e-10 Bob not_new
refusal    e-11 Cid already_referred
refusal    e-12 Cid not_new
ledger     nothing

## A cancelled order leaves the card whole: the next friend comes with it
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY instrument=K-1
2024-02-02 10:00  payment.received  order=O-1 amount=180.00
2024-02-03 10:00  order.cancelled  order=O-1
2024-02-04 10:00  order.placed  order=O-2 customer=Cid amount=400.00 currency=CNY instrument=K-1
2024-02-05 10:00  payment.received  order=O-2 amount=360.00
=>
events     read 8, applied 8
referrals  introduced 2, qualified 1, converted 1, voided 1
balance    Ann CNY 250.00
discount   O-2 CNY 40.00
ledger     CNY

## A refund of a part of the purchase makes the quarters smaller
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY instrument=K-1
2024-02-02 10:00  payment.received  order=O-1 amount=180.00
2024-03-01 10:00  order.refunded  order=P amount=400.00
=>
events     read 6, applied 6
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 150.00
discount   O-1 CNY 20.00
ledger     CNY

## When the purchase is cancelled, the next paid order that stands takes its place
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-01-03 10:00  order.placed  order=Q customer=Ann amount=80.00 currency=CNY
2024-01-03 10:05  payment.received  order=Q amount=80.00
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY instrument=K-1
2024-02-02 10:00  payment.received  order=O-1 amount=180.00
2024-03-01 10:00  order.cancelled  order=P
=>
events     read 8, applied 8
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 20.00
discount   O-1 CNY 20.00
ledger     CNY

## A purchase made with a card counts less its own discount
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY instrument=K-1
2024-02-02 10:00  payment.received  order=O-1 amount=180.00
2024-02-03 10:00  instrument.issued  instrument=B-1 kind=card holder=Bob
2024-03-01 10:00  order.placed  order=O-2 customer=Cid amount=100.00 currency=CNY instrument=B-1
2024-03-02 10:00  payment.received  order=O-2 amount=90.00
=>
events     read 8, applied 8
referrals  introduced 2, qualified 2, converted 2
balance    Ann CNY 250.00
balance    Bob CNY 45.00
discount   O-1 CNY 20.00
discount   O-2 CNY 10.00
ledger     CNY

## An order before its card is on file waits for it; the order does not lie before the introduction
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY instrument=K-1
2024-02-02 10:00  payment.received  order=O-1 amount=180.00
2024-02-09 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 250.00
discount   O-1 CNY 20.00
ledger     CNY

## Of two orders that wait for one card the earlier has it
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-02-01 10:00  order.placed  order=O-1 customer=Zoe amount=200.00 currency=CNY instrument=K-1
2024-02-02 10:00  order.placed  order=O-2 customer=Bob amount=200.00 currency=CNY instrument=K-1
2024-02-09 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
=>
events     read 5, applied 5
referrals  introduced 2, qualified 1, refused 1
discount   O-1 CNY 20.00
refusal    e-4 Bob used_up
ledger     nothing

## A card redeemed by itself is for the first order that stands
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-02-01 10:00  instrument.redeemed  instrument=K-1 by=Bob
2024-02-02 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY
2024-02-03 10:00  order.placed  order=O-2 customer=Bob amount=300.00 currency=CNY
2024-02-04 10:00  order.cancelled  order=O-1
2024-02-05 10:00  payment.received  order=O-2 amount=270.00
=>
events     read 8, applied 8
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 250.00
discount   O-2 CNY 30.00
ledger     CNY

## A card that is handed on introduces whoever comes with it, to its first holder
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-01-09 10:00  instrument.transferred  instrument=K-1 to=Cid
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY instrument=K-1
2024-02-02 10:00  payment.received  order=O-1 amount=180.00
=>
events     read 6, applied 6
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 250.00
discount   O-1 CNY 20.00
ledger     CNY

## Fraud takes the refund back and the discount away
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=CNY instrument=K-1
2024-02-02 10:00  payment.received  order=O-1 amount=180.00
2024-02-03 10:00  fraud.confirmed  advocate=Ann friend=Bob
=>
events     read 6, applied 6
referrals  introduced 1, voided 1
ledger     CNY

## An order in another currency cannot use a card, and is no purchase that brings any
2024-01-01 10:00  order.placed  order=P customer=Ann amount=1000.00 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=1000.00
2024-01-02 10:00  instrument.issued  instrument=K-1 kind=card holder=Ann
2024-01-03 10:00  order.placed  order=Q customer=Zoe amount=500.00 currency=USD
2024-01-03 10:05  payment.received  order=Q amount=500.00
2024-01-04 10:00  instrument.issued  instrument=Z-1 kind=card holder=Zoe
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=200.00 currency=USD instrument=K-1
2024-02-02 10:00  order.placed  order=O-2 customer=Cid amount=200.00 currency=CNY instrument=K-1
=>
events     read 8, applied 7, refused 1
referrals  introduced 2, qualified 1, refused 1
discount   O-2 CNY 20.00
refusal    e-6 Zoe not_entitled
refusal    e-7 Bob wrong_currency
ledger     nothing
