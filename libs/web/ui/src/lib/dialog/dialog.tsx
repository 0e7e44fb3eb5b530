import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { Button, IconButton } from '../controls/button.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';

export interface DialogProps {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the end, the primary one first. */
  actions?: ReactNode;
  wide?: boolean;
  /** While something is being saved, neither Escape nor a click outside closes. */
  busy?: boolean;
}

/** Modal: traps focus, gives it back, Escape closes. For what must be decided before anything else. */
export function Dialog({ open, title, onClose, children, actions, wide = false, busy = false }: DialogProps) {
  const say = useText(uiTexts);
  useStillPage(open);
  useFocusBack(open);
  // A closed dialog of the library still listens to every key; a card of hundreds of lines has as many dialogs.
  if (!open) return null;
  return (
    <Modal.Root
      opened
      onClose={onClose}
      centered
      size={wide ? '46rem' : '32rem'}
      closeOnEscape={!busy}
      closeOnClickOutside={false}
      // Its own lock writes a <style> element, which the content security policy refuses; see useStillPage.
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: 'dialog', overlay: 'scrim' }}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* Not Modal.Header: a second <header> would be a second banner of the page. */}
        <div className="dialog-head">
          <Modal.Title className="dialog-title">{title}</Modal.Title>
          <IconButton icon="close" size="md" label={say('dialog.close')} disabled={busy} onClick={onClose} />
        </div>
        <Modal.Body className="dialog-body">
          {children}
          {actions !== undefined && <div className="dialog-acts">{actions}</div>}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

export interface ConfirmDialogProps {
  open: boolean;
  title: ReactNode;
  children?: ReactNode;
  /** The verb: »Tag af tavlen«. */
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
  busy?: boolean;
}

/** One question, two buttons of the same size. */
export function ConfirmDialog({
  open,
  title,
  children,
  confirm,
  onConfirm,
  onClose,
  busy = false,
}: ConfirmDialogProps) {
  const say = useText(uiTexts);
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      busy={busy}
      actions={
        <>
          <Button kind="primary" disabled={busy} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button disabled={busy} onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

/** The page under a dialog stands still. A class on <html> instead of a style that the policy would refuse. */
function useStillPage(still: boolean): void {
  useEffect(() => {
    if (!still) return undefined;
    document.documentElement.classList.add('is-still');
    return () => document.documentElement.classList.remove('is-still');
  }, [still]);
}

/** A dialog that is drawn open and taken away again never closes as the library sees it, and would leave the focus nowhere. */
function useFocusBack(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return undefined;
    const before = document.activeElement;
    return () =>
      // When it is off the page; who has put the focus somewhere meanwhile keeps it.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      });
  }, [open]);
}
