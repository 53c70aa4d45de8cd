// SPDX-License-Identifier: Apache-2.0
/** What serves, over HTTP. */
@NullMarked
package net.concordat.registry.serving.web;

import org.jspecify.annotations.NullMarked;
