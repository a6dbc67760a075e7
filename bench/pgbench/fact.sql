-- One fact: a join read, then eleven rows, in one transaction.
\set referral random(1, 20000)
\set order random(1, 9000000000000000)
\set at random(1700000000000000, 1800000000000000)
BEGIN;
SELECT r.facts, r.advocate_account_id, r.friend_account_id, p.terms, a.balance, f.balance FROM referral r JOIN program p ON p.id = r.program_id JOIN account a ON a.id = r.advocate_account_id JOIN account f ON f.id = r.friend_account_id WHERE r.id = :referral FOR UPDATE OF r;
INSERT INTO event (id, name, referral_id, body, at) VALUES (ordered_uuid(), 'order-' || :order, :referral, '{"type":"order","amount":19900,"unit":"CNY"}', :at) RETURNING id AS event
\gset
UPDATE referral SET facts = facts + 1, changed_at = :at WHERE id = :referral;
INSERT INTO reward (referral_id, event_id, account_id, amount, unit, explanation) VALUES (:referral, :event, 2 * :referral - 1, 1990, 'CNY', '{"rule":"order","share":1000}'), (:referral, :event, 2 * :referral, 995, 'CNY', '{"rule":"order","share":500}');
INSERT INTO ledger_line (event_id, account_id, amount, unit, at) VALUES (:event, 0, -1990, 'CNY', :at), (:event, 2 * :referral - 1, 1990, 'CNY', :at), (:event, 0, -995, 'CNY', :at), (:event, 2 * :referral, 995, 'CNY', :at);
UPDATE account SET balance = balance + 1990 WHERE id = 2 * :referral - 1;
UPDATE account SET balance = balance + 995 WHERE id = 2 * :referral;
INSERT INTO outbox (body, due_at) VALUES ('{"event":"reward.granted"}', :at);
COMMIT;
