// SPDX-License-Identifier: Apache-2.0
/** Votes over HTTP. */
@NullMarked
package net.concordat.registry.approval.web;

import org.jspecify.annotations.NullMarked;
