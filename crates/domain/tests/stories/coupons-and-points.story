# P03: a 20 CNY coupon for the friend; 200 points for the friend's first paid order,
# 50 for each of the next four. The coupon is a right to an instrument, not a balance.
program coupons-and-points

## Five orders earn 400 points, the sixth earns nothing
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
each 1..6  2024-03-03 10:{n}  order.placed  order=O-{n} customer=Bob amount=30.00 currency=CNY
each 1..6  2024-03-04 10:{n}  payment.received  order=O-{n} amount=30.00
=>
events     read 14, applied 14
referrals  introduced 1, qualified 1, converted 1
balance    Ann points 400
ledger     points

## An order counts when it is paid: in parts, for good with less, or at once when it is free
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  order.placed  order=O-1 customer=Bob amount=30.00 currency=CNY
2024-03-02 11:00  payment.received  order=O-1 amount=10.00
2024-03-03 10:00  order.placed  order=O-2 customer=Bob amount=30.00 currency=CNY
2024-03-03 11:00  payment.received  order=O-2 amount=1.00 final=true
2024-03-04 10:00  order.placed  order=O-3 customer=Bob amount=0.00 currency=CNY
2024-03-05 11:00  payment.received  order=O-1 amount=20.00
=>
events     read 7, applied 7
referrals  introduced 1, qualified 1, converted 1
balance    Ann points 300
ledger     points

## When the first is cancelled, the others move up: 200 and 50 become 200
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
each 1..2  2024-03-03 10:{n}  order.placed  order=O-{n} customer=Bob amount=30.00 currency=CNY
each 1..2  2024-03-04 10:{n}  payment.received  order=O-{n} amount=30.00
2024-03-05 10:00  order.cancelled  order=O-01
=>
events     read 6, applied 6
referrals  introduced 1, qualified 1, converted 1
balance    Ann points 200
ledger     points

## And the sixth becomes the fifth
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
each 1..6  2024-03-03 10:{n}  order.placed  order=O-{n} customer=Bob amount=30.00 currency=CNY
each 1..6  2024-03-04 10:{n}  payment.received  order=O-{n} amount=30.00
2024-03-05 10:00  order.refunded  order=O-03 amount=30.00
=>
events     read 14, applied 14
referrals  introduced 1, qualified 1, converted 1
balance    Ann points 400
ledger     points

## All of them cancelled: nothing is left, and the referral is void
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
each 1..2  2024-03-03 10:{n}  order.placed  order=O-{n} customer=Bob amount=30.00 currency=CNY
each 1..2  2024-03-04 10:{n}  payment.received  order=O-{n} amount=30.00
each 1..2  2024-03-05 10:{n}  order.cancelled  order=O-{n}
=>
events     read 7, applied 7
referrals  introduced 1, voided 1
ledger     points

## A partial refund lowers an order, but points are fixed
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=30.00 currency=CNY
2024-03-04 10:00  payment.received  order=O-1 amount=30.00
2024-03-05 10:00  order.refunded  order=O-1 amount=29.99
=>
events     read 4, applied 4
referrals  introduced 1, qualified 1, converted 1
balance    Ann points 200
ledger     points

## A first order in another currency keeps its place: the second earns 50
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=30.00 currency=USD
2024-03-04 10:00  payment.received  order=O-1 amount=30.00
2024-03-05 10:00  order.placed  order=O-2 customer=Bob amount=30.00 currency=CNY
2024-03-06 10:00  payment.received  order=O-2 amount=30.00
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1, converted 1
balance    Ann points 50
refusal    e-2 Bob wrong_currency
ledger     points

## The coupon takes 20 off, and what is due is 20 less
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY instrument=K-1
2024-03-03 11:00  payment.received  order=O-1 amount=80.00
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1, converted 1
balance    Ann points 200
discount   O-1 CNY 20.00
ledger     points

## A right that no number was bound to is used by its own name
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY instrument=coupons-and-points/friend/Bob/Bob/1
2024-03-04 10:00  order.placed  order=O-2 customer=Bob amount=100.00 currency=CNY instrument=coupons-and-points/friend/Bob/Bob/2
=>
events     read 4, applied 4
referrals  introduced 1, qualified 1
discount   O-1 CNY 20.00
refusal    e-4 Bob not_entitled
ledger     nothing

## An order of less than the coupon costs nothing, and is paid at once
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=15.00 currency=CNY instrument=K-1
=>
events     read 4, applied 4
referrals  introduced 1, qualified 1, converted 1
balance    Ann points 200
discount   O-1 CNY 15.00
ledger     points

## One sign-up, one coupon, and none before it or for strangers
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-01 11:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  instrument.issued  instrument=K-2 kind=coupon holder=Bob
2024-03-02 12:00  instrument.issued  instrument=K-3 kind=coupon holder=Bob
2024-03-02 12:00  instrument.issued  instrument=K-4 kind=coupon holder=Cid
2024-03-02 13:00  instrument.issued  instrument=K-2 kind=coupon holder=Bob
2024-03-02 14:00  instrument.issued  instrument=K-2 kind=coupon holder=Cid
=>
events     read 8, applied 3, refused 4, without_effect 1
referrals  introduced 1, qualified 1
refusal    e-2 Bob not_entitled
refusal    e-5 Bob not_entitled
refusal    e-6 Cid not_entitled
refusal    e-8 Cid already_known
ledger     nothing

## A coupon is used once; the order that named it in vain stands
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY instrument=K-1
2024-03-03 10:01  instrument.redeemed  instrument=K-1 by=Bob order=O-1
2024-03-04 10:00  order.placed  order=O-2 customer=Bob amount=50.00 currency=CNY instrument=K-1
2024-03-05 10:00  instrument.redeemed  instrument=K-1 by=Bob
=>
events     read 7, applied 6, refused 1
referrals  introduced 1, qualified 1
discount   O-1 CNY 20.00
refusal    e-6 Bob used_up
refusal    e-7 Bob used_up
ledger     nothing

## Using more of a coupon than it has is refused whole, and leaves it whole
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
2024-03-03 10:00  instrument.redeemed  instrument=K-1 by=Bob uses=2
2024-03-04 10:00  order.placed  order=O-1 customer=Bob amount=50.00 currency=CNY instrument=K-1
=>
events     read 5, applied 4, refused 1
referrals  introduced 1, qualified 1
discount   O-1 CNY 20.00
refusal    e-4 Bob used_up
ledger     nothing

## An order that is cancelled gives the coupon back
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY instrument=K-1
2024-03-04 10:00  order.cancelled  order=O-1
2024-03-05 10:00  order.placed  order=O-2 customer=Bob amount=50.00 currency=CNY instrument=K-1
=>
events     read 6, applied 6
referrals  introduced 1, qualified 1
discount   O-2 CNY 20.00
ledger     nothing

## Refunds of all but the discount are a cancellation
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY instrument=K-1
2024-03-03 11:00  payment.received  order=O-1 amount=80.00
2024-03-04 10:00  order.refunded  order=O-1 amount=80.00
=>
events     read 6, applied 6
referrals  introduced 1, voided 1
ledger     points

## A coupon on an order in another currency is refused, and the order earns nothing
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=USD instrument=K-1
2024-03-04 10:00  payment.received  order=O-1 amount=100.00
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1
refusal    e-4 Bob wrong_currency
ledger     nothing

## Fraud voids the points, and the coupon with what it took off
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY instrument=K-1
2024-03-03 11:00  payment.received  order=O-1 amount=80.00
2024-03-04 10:00  fraud.confirmed  advocate=Ann friend=Bob
=>
events     read 6, applied 6
referrals  introduced 1, voided 1
ledger     points

## A coupon that was not used before the fraud cannot be used after it
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-02 11:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
2024-03-04 10:00  fraud.confirmed  advocate=Ann friend=Bob
2024-03-05 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY instrument=K-1
=>
events     read 5, applied 5
referrals  introduced 1, voided 1
refusal    e-5 Bob not_entitled
ledger     nothing

## An order that names a coupon of which nothing is known yet counts at once; the coupon waits
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
2024-03-02 10:00  customer.added  customer=Bob
2024-03-03 10:00  order.placed  order=O-1 customer=Bob amount=100.00 currency=CNY instrument=K-1
2024-03-03 11:00  payment.received  order=O-1 amount=80.00
2024-03-09 10:00  instrument.issued  instrument=K-1 kind=coupon holder=Bob
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1, converted 1
balance    Ann points 200
discount   O-1 CNY 20.00
ledger     points
