"""How much each model may think, and the exception for one question."""

from __future__ import annotations

from app.system.settings_file import load_settings
from tests.helpers.person import Person


def test_each_model_keeps_what_was_chosen_for_it(slow_person: Person) -> None:
    button, program = slow_person.window.thinking, slow_person.program
    shipped = next(model for model in program.models.installed if model.is_shipped)
    slow_person.choose(button.menu(), "250 tokens")
    assert "250 tokens" in button.text()
    slow_person.use_model(shipped.name)
    assert "Thinks freely" in button.text()
    slow_person.choose(button.menu(), "30 seconds")
    slow_person.use_model("Slow-Random")
    assert "250 tokens" in button.text()
    assert program.chat._manner().control.thinking.budget_tokens == 250
    saved, _ = load_settings(program.paths.settings)
    assert len(saved.presets_of_models) == 2
    checked = [action.text() for action in button.menu().actions() if action.isChecked()]
    assert checked == ["Think for 250 tokens at most"]


def test_a_question_may_be_an_exception(slow_person: Person) -> None:
    window, chat = slow_person.window, slow_person.program.chat
    button = window.thinking
    slow_person.choose(button.once_menu, "250 tokens")
    assert button.text().strip() == "Up to 250 tokens, once"
    slow_person.program.models.current_changed.emit()
    assert button.text().strip() == "Up to 250 tokens, once", "it still holds"
    budgets = []
    for _ in range(2):
        slow_person.ask("Go on.")
        slow_person.wait_until(lambda: chat.running is not None)
        assert chat.running is not None
        budgets.append(chat.running.budget_tokens)
        assert button.text().strip() == "Thinks freely"
        chat.stop()
        slow_person.wait_for_answer()
    assert budgets == [250, None]
    assert not any(action.isChecked() for action in button.once_menu.actions())
