# P12: friends who took delivery are counted. 1: accessories 500; 2: a service;
# 4: insurance 3 000; 5: insurance 4 000. Club members get points besides.
program dealer-milestones

## Five deliveries, four steps, none for the third and the sixth
each 1..6  2024-03-01 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=in_person
each 1..6  2024-03-02 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=90000.00 currency=CNY
each 1..6  2024-04-01 10:{n}  order.delivered  order=O-{n}
=>
events     read 18, applied 18
referrals  introduced 6, qualified 6, converted 6
balance    Ann service:maintenance-b 1
balance    Ann voucher:accessories 500.00
balance    Ann voucher:insurance 7000.00
ledger     service:maintenance-b voucher:accessories voucher:insurance

## A member of the club at the moment of a delivery gets the points as well
2024-01-01 10:00  customer.added  customer=Ann
each 1..5  2024-03-01 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=in_person
each 1..5  2024-03-02 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=90000.00 currency=CNY
2024-03-20 10:00  order.delivered  order=O-01
2024-03-21 10:00  customer.added  customer=Ann club=true
2024-03-21 10:00  order.delivered  order=O-02
2024-03-22 10:00  order.delivered  order=O-03
2024-03-23 10:00  order.delivered  order=O-04
2024-03-24 10:00  customer.added  customer=Ann club=false
2024-03-25 10:00  order.delivered  order=O-05
=>
events     read 18, applied 18
referrals  introduced 5, qualified 5, converted 5
balance    Ann points 3700
balance    Ann service:maintenance-b 1
balance    Ann voucher:accessories 500.00
balance    Ann voucher:insurance 7000.00
ledger     points service:maintenance-b voucher:accessories voucher:insurance

## A delivery taken back takes its step back, and the next friend reaches it again
each 1..3  2024-03-01 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=in_person
each 1..3  2024-03-02 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=90000.00 currency=CNY
2024-03-20 10:00  order.delivered  order=O-01
2024-03-21 10:00  order.delivered  order=O-02
2024-03-22 10:00  order.cancelled  order=O-02
2024-03-23 10:00  order.delivered  order=O-03
=>
events     read 10, applied 10
referrals  introduced 3, qualified 2, converted 2, voided 1
balance    Ann service:maintenance-b 1
balance    Ann voucher:accessories 500.00
ledger     service:maintenance-b voucher:accessories

## When the first is taken back there is one left, and the second step is not reached any more
each 1..2  2024-03-01 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=in_person
each 1..2  2024-03-02 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=90000.00 currency=CNY
2024-03-20 10:00  order.delivered  order=O-01
2024-03-21 10:00  order.delivered  order=O-02
2024-03-22 10:00  order.refunded  order=O-01 amount=90000.00
=>
events     read 7, applied 7
referrals  introduced 2, qualified 1, converted 1, voided 1
balance    Ann voucher:accessories 500.00
ledger     service:maintenance-b voucher:accessories

## A friend who takes two cars is one friend, and stays one when the first goes back
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=in_person
each 1..2  2024-03-02 10:{n}  order.placed  order=O-{n} customer=Bob amount=90000.00 currency=CNY
each 1..2  2024-03-20 10:{n}  order.delivered  order=O-{n}
2024-03-22 10:00  order.cancelled  order=O-01
=>
events     read 6, applied 6
referrals  introduced 1, qualified 1, converted 1
balance    Ann voucher:accessories 500.00
ledger     voucher:accessories

## A car in another currency earns nothing, the friend's next one counts
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=in_person
2024-03-02 10:00  order.placed  order=O-1 customer=Bob amount=90000.00 currency=USD
2024-03-20 10:00  order.delivered  order=O-1
2024-04-02 10:00  order.placed  order=O-2 customer=Bob amount=90000.00 currency=CNY
2024-04-20 10:00  order.delivered  order=O-2
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1, converted 1
balance    Ann voucher:accessories 500.00
refusal    e-2 Bob wrong_currency
ledger     voucher:accessories

## After a friend was counted nothing more is expected of that friend
2024-03-01 10:00  referral.introduced  advocate=Ann friend=Bob channel=in_person
2024-03-02 10:00  order.placed  order=O-1 customer=Bob amount=90000.00 currency=CNY
2024-03-20 10:00  order.delivered  order=O-1
2024-04-02 10:00  order.placed  order=O-2 customer=Bob amount=90000.00 currency=USD
2024-04-20 10:00  order.delivered  order=O-2
=>
events     read 5, applied 5
referrals  introduced 1, qualified 1, converted 1
balance    Ann voucher:accessories 500.00
ledger     voucher:accessories

## Orders of the same moment of delivery are counted by their names, each step once
each 1..2  2024-03-01 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=in_person
each 1..2  2024-03-02 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=90000.00 currency=CNY
2024-03-20 10:00  order.delivered  order=O-02
2024-03-20 10:00  order.delivered  order=O-01
=>
events     read 6, applied 6
referrals  introduced 2, qualified 2, converted 2
balance    Ann service:maintenance-b 1
balance    Ann voucher:accessories 500.00
ledger     service:maintenance-b voucher:accessories

## Fraud takes a friend out of the count
each 1..2  2024-03-01 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=in_person
each 1..2  2024-03-02 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=90000.00 currency=CNY
each 1..2  2024-03-20 10:{n}  order.delivered  order=O-{n}
2024-05-01 10:00  fraud.confirmed  advocate=Ann friend=F-01 staff=Sam
=>
events     read 7, applied 7
referrals  introduced 2, qualified 1, converted 1, voided 1
balance    Ann voucher:accessories 500.00
ledger     service:maintenance-b voucher:accessories
