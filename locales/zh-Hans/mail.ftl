# Where a customer stops the mail.

stop-ask = 不再接收{ $organization }的邮件？
    .text = 我们将不再向您发送有关推荐和奖励的邮件。您的奖励不受影响。
stop-button = 不再接收
stop-done = 您将不再收到邮件
    .text = { $organization }不会再向您发送有关推荐和奖励的邮件。
stop-unknown = 无法识别该链接
    .text = 链接可能不完整。请从邮件中重新打开，或直接回复邮件。
