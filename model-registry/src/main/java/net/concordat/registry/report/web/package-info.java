// SPDX-License-Identifier: Apache-2.0
/** Evaluation reports over HTTP. */
@NullMarked
package net.concordat.registry.report.web;

import org.jspecify.annotations.NullMarked;
