# Where a customer stops the mail.

stop-ask = No more letters from { $organization }?
    .text = Letters about recommendations and rewards will no longer be sent to you. Your rewards stay as they are.
stop-button = No more letters
stop-done = You will get no more letters
    .text = { $organization } will not write to you about recommendations and rewards any more.
stop-unknown = We do not know this link
    .text = Perhaps a part of it got lost. Please open it once more from the letter, or answer the letter.
