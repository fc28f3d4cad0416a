import { text } from '../../../lib/forms/fields';
import type { Digital, IdeaLevel } from '../../../lib/improve/ideas';
import { amountFrom } from './cost';

/** What an idea's form says, as the server takes it. */
export function ideaFrom(form: FormData) {
  const amount = text(form, 'cost_amount');
  return {
    title: text(form, 'title'),
    description: text(form, 'description'),
    need: text(form, 'need'),
    level: text(form, 'level') as IdeaLevel,
    context: {
      grade: text(form, 'grade'),
      size: text(form, 'size'),
      place: text(form, 'place'),
      language: text(form, 'language'),
    },
    cost: text(form, 'cost'),
    // What is no number goes as it was typed: the server names the field and what to mend.
    cost_amount: amount === '' ? null : (amountFrom(amount) ?? amount),
    cost_currency: text(form, 'cost_currency').toUpperCase() || null,
    digital: text(form, 'digital') as Digital,
    source: text(form, 'source'),
    began_on: text(form, 'began_on') || null,
    driver_ids: form.getAll('driver_ids').map(String),
    school_id: text(form, 'school_id') || null,
    team_id: text(form, 'team_id') || null,
  };
}
