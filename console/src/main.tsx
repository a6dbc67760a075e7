import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { createQueryClient } from "./api/queries";
import { App } from "./frame/App";
import { createConsoleRouter } from "./router";
import { startTexts } from "./texts/i18n";
import "./theme/global.css";

const queries = createQueryClient();
const router = createConsoleRouter(queries);
const place = document.getElementById("root");

await startTexts();
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <App queries={queries}>
        <RouterProvider router={router} />
      </App>
    </StrictMode>,
  );
}
