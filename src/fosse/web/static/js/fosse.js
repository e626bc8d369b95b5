// Everything works without this script; it adds GOV.UK Frontend's small comforts.
import { Button, CharacterCount, ErrorSummary, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, Checkboxes, Tabs, createAll }
  from "../build/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const part of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner,
  PasswordInput, Radios, ServiceNavigation, SkipLink, Tabs]) {
  createAll(part);
}
