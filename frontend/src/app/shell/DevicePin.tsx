import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../components/Toaster';
import { submitted, text } from '../../lib/forms/fields';
import { useI18n } from '../../lib/i18n/I18n';
import { device } from '../../lib/offline/device';
import { hasPin } from '../../lib/offline/keys';
import { useDevice } from '../../lib/offline/useWaiting';

const shortest = 6;

/** On a device that several people use, what one keeps is locked by a PIN of their own. */
export function DevicePin() {
  const { t } = useI18n();
  const say = useSay();
  const state = useDevice();
  const [open, setOpen] = useState(false);
  const person = state.kind === 'open' ? state.person : null;
  const pin = useQuery({
    queryKey: ['pin', person],
    queryFn: () => hasPin(person ?? ''),
    enabled: person !== null,
    gcTime: 0,
  });
  const change = useMutation({
    mutationFn: async (form: FormData) => {
      const wanted = text(form, 'pin');
      return device.protect(pin.data ? null : wanted, pin.data ? wanted : undefined);
    },
    onSuccess: async (done) => {
      if (!done) return;
      await pin.refetch();
      setOpen(false);
      say(t('app.saved'));
    },
  });
  if (state.kind !== 'open' || !state.vault.lasting || pin.data === undefined) return null;
  if (!open) {
    return (
      <Button variant="default" fullWidth onClick={() => setOpen(true)}>
        {pin.data ? t('pin.remove') : t('pin.set')}
      </Button>
    );
  }
  return (
    <form onSubmit={submitted(change.mutate)}>
      <Stack gap="sm">
        <PasswordInput
          label={pin.data ? t('pin.current') : t('pin.new')}
          description={pin.data ? t('pin.remove_hint') : t('pin.new_hint')}
          name="pin"
          inputMode="numeric"
          autoComplete="off"
          minLength={shortest}
          required
          withAsterisk={false}
          error={change.data === false ? t('pin.wrong') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('pin.show') }}
        />
        <Button type="submit" loading={change.isPending}>
          {t('app.save')}
        </Button>
      </Stack>
    </form>
  );
}
