import { createLink } from "@tanstack/react-router";
import { Button } from "antd";

/** A link to another screen that looks like a button: one stop for the keyboard, where a
 * button within a link is two. */
export const LinkButton = createLink(Button);
