// The slider through a consent's life. All its states are in the page; this only chooses which of them is seen.
'use strict';

(() => {
  const slider = document.getElementById('step');
  if (!slider) {
    return;
  }
  const STEPS = 100;
  const states = Array.from(document.querySelectorAll('.state'));
  const events = Array.from(document.querySelectorAll('.timeline li'));
  const moment = document.querySelector('#moment time');
  const text = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
    fractionalSecondDigits: 3, hourCycle: 'h23', timeZone: 'UTC'
  });

  const show = () => {
    const step = Number(slider.value);
    const number = Math.min(Math.floor(step / STEPS), states.length - 1);
    const state = states[number];
    const start = Number(state.dataset.start);
    const at = start + Math.floor((Number(state.dataset.end) - start) * (step - number * STEPS) / STEPS);
    const then = new Date(at);
    states.forEach((each) => { each.hidden = each !== state; });
    events.forEach((each) => each.classList.toggle('ahead', Number(each.dataset.at) > at));
    moment.dateTime = then.toISOString();
    moment.textContent = `${text.format(then)} UTC`;
    slider.setAttribute('aria-valuetext', `${moment.textContent}, ${state.dataset.status}`);
  };

  document.getElementById('show').hidden = true;
  slider.addEventListener('input', show);
})();
