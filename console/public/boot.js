// Runs before the first paint, so that neither the theme nor the direction
// changes under people's eyes. What is chosen here is read again by src/texts
// and src/theme.
(function () {
  var languages = ["en", "zh-Hans", "zh-Hant", "fa"];
  function kept(name) {
    try {
      return localStorage.getItem(name);
    } catch (_) {
      return null;
    }
  }
  function nearest(tag) {
    var low = tag.toLowerCase();
    if (/^zh-(hant|tw|hk|mo)/.test(low)) return "zh-Hant";
    if (/^zh/.test(low)) return "zh-Hans";
    if (/^fa/.test(low)) return "fa";
    return /^en/.test(low) ? "en" : undefined;
  }
  var language = kept("goodword.language");
  if (languages.indexOf(language) < 0) {
    language =
      (navigator.languages || [navigator.language]).map(nearest).filter(Boolean)[0] || "en";
  }
  var theme = kept("goodword.theme");
  if (theme !== "light" && theme !== "dark") {
    theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  var html = document.documentElement;
  html.lang = language;
  html.dir = language === "fa" ? "rtl" : "ltr";
  html.dataset.theme = theme;
})();
