// SPDX-License-Identifier: Apache-2.0
/** What a model's scores depend on; all of it asks the model for scores and nothing else. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.explanation;
