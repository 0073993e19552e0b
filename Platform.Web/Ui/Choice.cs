namespace Platform.Web.Ui;

/// <summary>An option of a select, radio group or group of check boxes. The note explains the option.</summary>
public sealed record Choice(string Value, string Text, string? Note = null);
