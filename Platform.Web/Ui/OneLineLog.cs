using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Platform.Web.Ui;

/// <summary>
/// Writes the console log: one line per event, followed by the indented exception. Input from requests is escaped, so that a URL with a
/// line break cannot add lines to the log.
/// </summary>
public sealed class OneLineLog() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "one-line";

    private const string Indent = "      ";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write($"{Level(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] ");
        textWriter.WriteLine(Escape(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        for (var failed = logEntry.Exception; failed is not null; failed = failed.InnerException)
        {
            textWriter.WriteLine($"{Indent}{failed.GetType().FullName}: {Escape(failed.Message)}");
            // These are names of our own methods and files, so they need no escaping.
            foreach (var line in (failed.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                textWriter.WriteLine($"{Indent}   {line}");
        }
    }

    private static string Escape(string text) =>
        text.Any(Breaks) ? string.Concat(text.Select(c => Breaks(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;

    /// <summary>
    /// Returns whether a character must be escaped. Control characters end a line or control a terminal; the others end a line in some
    /// viewers, or change the direction of text.
    /// </summary>
    private static bool Breaks(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
