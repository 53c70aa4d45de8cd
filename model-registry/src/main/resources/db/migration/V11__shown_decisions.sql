-- What transactions show of other banks' decisions is kept with them: the node is asked anew.
delete from ledger_transaction_signer;
delete from ledger_transaction;
update ledger_state set told = false;
