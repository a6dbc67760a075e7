//! Every reason and every fault can be said in every language.

use goodword_app::sign_up::Fault;
use goodword_domain::reason::Reason;

use crate::{Language, texts::Texts};

#[test]
fn every_reason_has_a_sentence_for_friend_and_advocate_in_every_language() {
    for language in Language::ALL {
        for reason in Reason::ALL {
            let key = super::thanks::reason_key(*reason);
            for key in [key.clone(), format!("{key}.advocate")] {
                let text = Texts::new(*language).find(&key, &[]);
                let english = Texts::new(Language::En).find(&key, &[]);
                assert!(text.is_some(), "{} lacks {key}", language.tag());
                let translated = *language == Language::En || text != english;
                assert!(translated, "{} does not translate {key}", language.tag());
            }
        }
    }
}

#[test]
fn every_fault_of_the_form_has_a_sentence() {
    for language in Language::ALL {
        for fault in Fault::ALL {
            let text = Texts::new(*language).get(&format!("fault-{}", fault.code()));
            assert!(!text.contains("localization"), "{}: {text}", language.tag());
        }
    }
}
