# P02: 100 CNY for the friend at sign-up, 100 for the advocate when the friend's very
# first order is delivered and is of at least 500; each lapses 365 days later.
program travel-credit

## The friend signs up, stays for 500, and both have 100
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-11 10:00  customer.added  customer=Bob
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=500.00 currency=CNY
2024-02-02 10:00  payment.received  order=O-1 amount=500.00
2024-02-05 10:00  order.delivered  order=O-1
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 100.00
balance    Bob CNY 100.00
ledger     CNY

## A first order of less earns nothing, and the second is not the first
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=499.99 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
2024-03-01 10:00  order.placed  order=O-2 customer=Bob amount=900.00 currency=CNY
2024-03-05 10:00  order.delivered  order=O-2
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1
ledger     nothing

## First is what is delivered first, not what is ordered first
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY
2024-02-02 10:00  order.placed  order=O-2 customer=Bob amount=900.00 currency=CNY
2024-02-03 10:00  order.delivered  order=O-2
2024-02-04 10:00  order.delivered  order=O-1
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 100.00
ledger     CNY

## When the first is cancelled the second moves up, and counts from its own delivery
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY
2024-02-02 10:00  order.delivered  order=O-1
2024-03-01 10:00  order.placed  order=O-2 customer=Bob amount=900.00 currency=CNY
2024-03-02 10:00  order.delivered  order=O-2
2024-06-01 10:00  order.cancelled  order=O-1
until 2025-03-02 10:00
=>
events     read 6, applied 6
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 100.00
ledger     CNY

## Its credit lapses 365 days after that delivery, not after it moved up
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY
2024-02-02 10:00  order.delivered  order=O-1
2024-03-01 10:00  order.placed  order=O-2 customer=Bob amount=900.00 currency=CNY
2024-03-02 10:00  order.delivered  order=O-2
2024-06-01 10:00  order.cancelled  order=O-1
until 2025-03-02T10:00:00.000001+08:00
=>
events     read 6, applied 6
referrals  introduced 1, qualified 1, converted 1
ledger     CNY

## A cancellation takes the credit back and voids the referral; the friend keeps the sign-up's
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-11 10:00  customer.added  customer=Bob
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=800.00 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
2024-02-09 10:00  order.cancelled  order=O-1
=>
events     read 5, applied 5
referrals  introduced 1, voided 1
balance    Bob CNY 100.00
ledger     CNY

## Refunds in parts that reach the whole amount are a cancellation
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=800.00 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
2024-02-06 10:00  order.refunded  order=O-1 amount=300.00
2024-02-07 10:00  order.refunded  order=O-1 amount=499.99
2024-02-08 10:00  order.refunded  order=O-1 amount=0.01
=>
events     read 6, applied 6
referrals  introduced 1, voided 1
ledger     CNY

## A refund down to 500 takes nothing back
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=800.00 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
2024-02-06 10:00  order.refunded  order=O-1 amount=300.00
=>
events     read 4, applied 4
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 100.00
ledger     CNY

## A refund below 500 takes the credit back, but the referral is not void
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=800.00 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
2024-02-06 10:00  order.refunded  order=O-1 amount=300.01
=>
events     read 4, applied 4
referrals  introduced 1, qualified 1
ledger     CNY

## Credit is good to the last moment of its 365 days
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-11 10:00  customer.added  customer=Bob
2025-01-10 10:00  credit.used  customer=Bob unit=CNY amount=30.00
=>
events     read 3, applied 3
referrals  introduced 1, qualified 1
balance    Bob CNY 70.00
ledger     CNY

## Right after it there is nothing left to use
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-11 10:00  customer.added  customer=Bob
2024-06-01 10:00  credit.used  customer=Bob unit=CNY amount=30.00
2025-01-10T10:00:00.000001+08:00  credit.used  customer=Bob unit=CNY amount=0.01
=>
events     read 4, applied 3, refused 1
referrals  introduced 1, qualified 1
refusal    e-4 Bob used_up
ledger     CNY

## What expires first is used first, and what was used does not expire
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-10 10:00  referral.introduced  advocate=Bob friend=Cid channel=link
2024-01-11 10:00  customer.added  customer=Bob
2024-07-01 10:00  order.placed  order=O-1 customer=Cid amount=600.00 currency=CNY
2024-07-02 10:00  order.delivered  order=O-1
2024-08-01 10:00  credit.used  customer=Bob unit=CNY amount=150.00
until 2025-06-01 10:00
=>
events     read 6, applied 6
referrals  introduced 2, qualified 2, converted 1
balance    Bob CNY 50.00
ledger     CNY

## Credit that was used and is taken back leaves a debt, which later credit fills
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=600.00 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
2024-02-10 10:00  credit.used  customer=Ann unit=CNY amount=80.00
2024-02-20 10:00  order.cancelled  order=O-1
until 2024-02-28 10:00
=>
events     read 5, applied 5
referrals  introduced 1, voided 1
balance    Ann CNY -80.00
ledger     CNY

## The next friend's stay fills it
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Cid channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=600.00 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
2024-02-10 10:00  credit.used  customer=Ann unit=CNY amount=80.00
2024-02-20 10:00  order.cancelled  order=O-1
2024-03-01 10:00  order.placed  order=O-2 customer=Cid amount=600.00 currency=CNY
2024-03-05 10:00  order.delivered  order=O-2
2024-03-06 10:00  credit.used  customer=Ann unit=CNY amount=20.01
=>
events     read 9, applied 8, refused 1
referrals  introduced 2, qualified 1, converted 1, voided 1
balance    Ann CNY 20.00
refusal    e-9 Ann used_up
ledger     CNY

## Proven fraud takes back what both got, also what was used
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-11 10:00  customer.added  customer=Bob
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=600.00 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
2024-02-10 10:00  credit.used  customer=Bob unit=CNY amount=30.00
2024-02-11 10:00  fraud.confirmed  advocate=Ann friend=Bob
=>
events     read 6, applied 6
referrals  introduced 1, voided 1
balance    Bob CNY -30.00
ledger     CNY

## At one moment credit is used before the fraud is read that takes it back
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-11 10:00  customer.added  customer=Bob
2024-02-11 10:00  fraud.confirmed  advocate=Ann friend=Bob
2024-02-11 10:00  credit.used  customer=Bob unit=CNY amount=30.00
=>
events     read 4, applied 4
referrals  introduced 1, voided 1
balance    Bob CNY -30.00
ledger     CNY

## What had lapsed is not taken back again
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-11 10:00  customer.added  customer=Bob
2024-02-10 10:00  credit.used  customer=Bob unit=CNY amount=30.00
2025-02-11 10:00  fraud.confirmed  advocate=Ann friend=Bob
=>
events     read 4, applied 4
referrals  introduced 1, voided 1
balance    Bob CNY -30.00
ledger     CNY

## An order in another currency keeps its place as the first, and earns nothing
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=900.00 currency=USD
2024-02-05 10:00  order.delivered  order=O-1
2024-03-01 10:00  order.placed  order=O-2 customer=Bob amount=900.00 currency=CNY
2024-03-05 10:00  order.delivered  order=O-2
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1
refusal    e-2 Bob wrong_currency
ledger     nothing

## Until it is cancelled
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=900.00 currency=USD
2024-02-05 10:00  order.delivered  order=O-1
2024-03-01 10:00  order.placed  order=O-2 customer=Bob amount=900.00 currency=CNY
2024-03-05 10:00  order.delivered  order=O-2
2024-03-06 10:00  order.cancelled  order=O-1
=>
events     read 6, applied 6
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 100.00
ledger     CNY

## An order known only after its delivery counts when it is placed
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-05 10:00  order.delivered  order=O-1
2024-02-07 10:00  order.placed  order=O-1 customer=Bob amount=900.00 currency=CNY
until 2025-02-06 10:00
=>
events     read 3, applied 3
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 100.00
ledger     CNY

## A thing is named once: said again it has no effect, said otherwise it is refused
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=900.00 currency=CNY
2024-02-02 10:00  order.placed  order=O-1 customer=Bob amount=900.00 currency=CNY
2024-02-03 10:00  order.placed  order=O-1 customer=Cid amount=900.00 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
2024-02-06 10:00  order.delivered  order=O-1
2024-02-07 10:00  order.invoiced  order=O-1
2024-02-08 10:00  order.invoiced  order=O-1
=>
events     read 8, applied 4, refused 1, without_effect 3
referrals  introduced 1, qualified 1, converted 1
balance    Ann CNY 100.00
refusal    e-4 Cid already_known
ledger     CNY

## A late introduction moves the friend, and what was given for it
2024-02-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-02-02 10:00  customer.added  customer=Bob
2024-02-03 10:00  order.placed  order=O-1 customer=Bob amount=900.00 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
2024-01-31 10:00  referral.introduced  advocate=Zoe friend=Bob channel=code
=>
events     read 5, applied 4, refused 1
referrals  introduced 2, qualified 1, converted 1, refused 1
balance    Bob CNY 100.00
balance    Zoe CNY 100.00
refusal    e-1 Bob already_referred
ledger     CNY

## A budget is spent in the order of time; what finds too little left is not given at all
but currency = "CNY" is currency = "CNY"\nbudget = { CNY = "250.00" }
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Cid channel=link
2024-01-11 10:00  customer.added  customer=Bob
2024-01-12 10:00  customer.added  customer=Cid
2024-02-01 10:00  order.placed  order=O-1 customer=Bob amount=600.00 currency=CNY
2024-02-05 10:00  order.delivered  order=O-1
=>
events     read 6, applied 6
referrals  introduced 2, qualified 2, converted 1
balance    Bob CNY 100.00
balance    Cid CNY 100.00
refusal    e-6 Bob over_budget
ledger     CNY

## What is taken back returns to the budget, in time for who comes later
but currency = "CNY" is currency = "CNY"\nbudget = { CNY = "100.00" }
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-10 10:00  referral.introduced  advocate=Ann friend=Cid channel=link
2024-01-11 10:00  customer.added  customer=Bob
2024-01-12 10:00  fraud.confirmed  advocate=Ann friend=Bob
2024-01-13 10:00  customer.added  customer=Cid
=>
events     read 5, applied 5
referrals  introduced 2, qualified 1, voided 1
balance    Cid CNY 100.00
ledger     CNY

## An introduction outside the program's own period is refused; both days belong to it
but currency = "CNY" is currency = "CNY"\nperiod = { from = "2024-01-10", to = "2024-01-11" }
2024-01-09 23:59  referral.introduced  advocate=Ann friend=Bob channel=link
2024-01-10 00:00  referral.introduced  advocate=Ann friend=Cid channel=link
2024-01-11 23:59  referral.introduced  advocate=Ann friend=Dan channel=link
2024-01-12 00:00  referral.introduced  advocate=Ann friend=Ann channel=link
2024-03-01 10:00  customer.added  customer=Dan
=>
events     read 5, applied 3, refused 2
referrals  introduced 4, qualified 1, refused 2
balance    Dan CNY 100.00
refusal    e-1 Bob outside_period
refusal    e-4 Ann outside_period
ledger     CNY
