import type { Plugin } from "vite";

const ICON = {
  // Each icon says its English name to screen readers: "rocket Launch the program". Those
  // that are no button of their own stand beside words that say it all.
  from: 'role: "img",\n    "aria-label": icon.name\n  }, restProps',
  to: `...(onClick || restProps["aria-label"]
      ? { role: "img", "aria-label": icon.name } : { "aria-hidden": true })
    }, restProps`,
};

const MENDED = [
  {
    // antd hands its nonce on to its own styles, but not to those by which it measures scroll
    // bars and keeps the page behind a drawer from scrolling: the page's policy refuses them.
    // The one function that puts in all of them takes the page's nonce where it is given none.
    file: "@rc-component/util/es/Dom/dynamicCSS.js",
    from: "if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }",
    to: `styleNode.nonce = csp?.nonce
      || document.querySelector('meta[name="csp-nonce"]')?.content || "";`,
  },
  { file: "@ant-design/icons/es/components/AntdIcon.js", ...ICON },
  { file: "@ant-design/icons/es/components/AntdIconLight.js", ...ICON },
];

/** What has to be otherwise in antd, and cannot be set: other words for a few of its own. The
 * build fails when they are not found, so that a new version of antd is looked at again. */
export function mendKit(): Plugin {
  const found = new Set<string>();
  return {
    name: "mend-kit",
    apply: "build",
    transform: {
      filter: { id: /node_modules/ },
      handler(code, id) {
        const mend = MENDED.find(({ file }) => id.endsWith(file));
        if (mend === undefined || !code.includes(mend.from)) return null;
        found.add(mend.file);
        return code.replace(mend.from, mend.to);
      },
    },
    buildEnd(error) {
      const lost = MENDED.filter(({ file }) => !found.has(file)).map(({ file }) => file);
      if (error === undefined && lost.length > 0) throw new Error(`mended no more: ${lost}`);
    },
  };
}
