using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>
/// The priority of a mail: all mail of one lane is sent before the next. It is stored as a number to sort by. So a flood of other
/// mail does not delay a code that somebody waits for.
/// </summary>
public enum MailLane
{
    /// <summary>About an existing account: a code for a password, a warning.</summary>
    Account,

    /// <summary>About a registration. It comes second, because a stranger can ask for these under any number of names.</summary>
    SignUp,

    Other,
}

/// <summary>
/// A mail as its feature writes it, in one language. <paramref name="Why"/> says why the reader gets it. A mail to a member also
/// links to the settings.
/// </summary>
public sealed record Letter(string Subject, string Text, string Html, string Why, bool ToMember = true)
{
    /// <summary>The member named in the letter, if that is not its reader; else null.</summary>
    public LetterNames? Names { get; init; }

    /// <summary>Decides which mail is sent first when much is waiting.</summary>
    public MailLane Lane { get; init; } = MailLane.Other;

    private const string Style = """
        body{font:16px/1.5 sans-serif;max-width:40em;margin:1em auto;padding:0 1em}
        blockquote{margin:1em 0;padding:0 0 0 1em;border-left:3px solid #0b4f55}
        footer{margin-top:2em;padding-top:1em;border-top:1px solid #cdd9d5;font-size:14px}
        """;

    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Returns the whole message: text, and an HTML page that loads nothing.</summary>
    public (string Text, string Html) Lay(string settingsWords, Uri? settings)
    {
        var text = new StringBuilder(Text.TrimEnd()).Append("\n\n-- \n").Append(Why).Append('\n');
        var foot = new StringBuilder($"<p>{Encoder.Encode(Why)}</p>");
        if (settings is not null)
        {
            text.Append(settingsWords).Append(": ").Append(settings).Append('\n');
            foot.Append(LetterBody.Anchor(settingsWords, settings));
        }

        var html = $"""
            <!doctype html>
            <html lang="{Language.Current}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>{Encoder.Encode(Subject)}</title><style>{Style}</style></head>
            <body>{Html}<footer>{foot}</footer></body></html>
            """;
        return (text.ToString(), html);
    }
}

/// <summary>A member named in a letter, and the words that name them.</summary>
public sealed record LetterNames(string MemberKey, string As)
{
    /// <summary>Room for a name of 100 characters, an organisation of 200, and the words between them.</summary>
    public const int Longest = 420;
}
