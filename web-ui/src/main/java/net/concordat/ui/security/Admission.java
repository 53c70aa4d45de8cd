// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Keeps out what there is no room for, before a session or a page is made for it. */
@FunctionalInterface
public interface Admission {
  /** Whether a request goes on; if not, it has been answered. */
  boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
