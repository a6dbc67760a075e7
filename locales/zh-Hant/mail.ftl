# Where a customer stops the mail.

stop-ask = 不再接收{ $organization }的郵件？
    .text = 我們將不再向您寄送有關推薦和獎勵的郵件。您的獎勵不受影響。
stop-button = 不再接收
stop-done = 您將不再收到郵件
    .text = { $organization }不會再向您寄送有關推薦和獎勵的郵件。
stop-unknown = 無法辨識此連結
    .text = 連結可能不完整。請從郵件中重新開啟，或直接回覆郵件。
