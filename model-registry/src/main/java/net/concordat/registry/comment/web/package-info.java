// SPDX-License-Identifier: Apache-2.0
/** Comments over HTTP. */
@NullMarked
package net.concordat.registry.comment.web;

import org.jspecify.annotations.NullMarked;
