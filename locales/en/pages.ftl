# The public pages. Names stand in { $advocate } and { $organization };
# numbers and days come ready-made in the digits and calendar of the language.

frame-skip = Skip to the content
frame-languages = Languages
frame-privacy = We use your details only for this recommendation. We do not store your network address, and nothing here is loaded from other websites.

landing-heading = { $advocate } recommends { $organization } to you
landing-heading-friend = A friend recommends { $organization } to you
landing-offer = For you
landing-criteria = Who it is for
landing-until = Open until { $day }.
landing-closed = This offer is closed at the moment
    .text = Thank you for coming. Please ask the friend who sent you the link, or ask us directly.

form-heading = Sign up
form-name = Your name
form-contact = Phone or e-mail
    .hint = So that we can reach you.
form-consent = I agree that { $organization } keeps my name and contact to get in touch with me about this recommendation, and that my friend learns that I signed up.
form-send = Sign up
form-trap = Please leave this empty
form-mend = Please look at this once more:
form-title-again = Please check – { $title }

fault-name-missing = Please tell us your name.
fault-name-long = Please use at most 80 letters for your name.
fault-name-odd = Please write only your name here, without web addresses.
fault-contact-missing = Please give a phone number or an e-mail address.
fault-contact-unclear = This looks like neither a phone number nor an e-mail address.
fault-phone-length = This phone number is too short or too long.
fault-email-form = This e-mail address is not complete, like name@example.com.
fault-consent-missing = We need your consent to keep your details.

again-stale = This page was open for a long time. Your entries are still here: please send them once more.
again-trap = A field that should stay empty was filled in, perhaps by your browser. We emptied it: please send once more.
again-busy = We could not save this just now. Your entries are still here: please send them again in a moment.
again-too-many = Many people signed up from your network just now. Your entries are still here: please try again in { $minutes } min.

thanks-title = Thank you, and welcome!
thanks-text = Your sign-up with { $organization } has arrived.
thanks-next = What happens next
thanks-step-contact = { $organization } will get in touch with you soon.
thanks-step-told = Your friend is thanked for the recommendation.
thanks-step-offer = Your offer is noted; there is nothing else you need to do.
thanks-known-title = Nice to see you again!
thanks-own-title = This is your own link
thanks-closed-title = This offer is closed at the moment
thanks-refused-title = Thank you for coming

notice-unknown-link = We do not know this link
    .text = Perhaps a letter got lost on the way. Please ask your friend to send you the link again.
notice-cross-site = Please send the form from our page
    .text = The form came from another website, so we did not save it. Please open your friend’s link and sign up there.
notice-unreadable = We could not read this
    .text = Nothing was saved. Please go back and send the form once more.
notice-too-many = Just a moment, please
    .text = Very many requests are coming from your network. Please try again in { $seconds } s.
notice-busy = Just a moment, please
    .text = Very many people are here right now. Please load the page again in a moment.
notice-broken = Something went wrong on our side
    .text = Sorry. We have been told about it. Please try again later.
