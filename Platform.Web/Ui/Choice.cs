namespace Platform.Web.Ui;

/// <summary>One option of a select, radio group or group of check boxes; the note says what choosing it means.</summary>
public sealed record Choice(string Value, string Text, string? Note = null);
