// What stands in place of the matrix while there is none, and in place of its rows while filters hide them all.
import { html, nothing, type TemplateResult } from 'lit';
import { blank, icon } from '../looks.ts';
import { t } from '../page.ts';

export const waiting = (): TemplateResult =>
  blank('loading codicon-modifier-spin', t('Waiting for the documents'), t('The matrix appears when they are read.'));

export const noSystem = (initialize: () => void): TemplateResult =>
  blank(
    'table',
    t('No service management system'),
    t('No folder of this workspace has a manifest or a document with an id.'),
    html`<button type="button" class="text-button" @click=${initialize}>${t('Initialize a Service Management System')}</button>`,
  );

/** `clear` is undefined where no filter is the reason. */
export const noRows = (clear: (() => void) | undefined): TemplateResult => html`
  ${icon(clear ? 'filter' : 'table')}
  <p>${clear ? t('No row matches the filters.') : t('There is nothing to trace here yet.')}</p>
  ${clear ? html`<button type="button" @click=${clear}>${t('Clear Filters')}</button>` : nothing}`;
