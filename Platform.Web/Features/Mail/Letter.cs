using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>
/// All that waits in one lane leaves before the next. Stored as a number, for mail is sorted by it: whatever flood there is of other
/// mail, somebody who waits for a code gets it.
/// </summary>
public enum MailLane
{
    /// <summary>About an account that there is: a code for a password, a warning.</summary>
    Account,

    /// <summary>A stranger can ask for these in any number of names.</summary>
    SignUp,

    Other,
}

/// <summary>
/// A mail as its feature writes it, in one language. <paramref name="Why"/> says why one gets it; a member is also told
/// where to change language and settings.
/// </summary>
public sealed record Letter(string Subject, string Text, string Html, string Why, bool ToMember = true)
{
    /// <summary>Whom the letter names, where that is somebody else than its reader.</summary>
    public LetterNames? Names { get; init; }

    /// <summary>Which mail leaves first when much is waiting.</summary>
    public MailLane Lane { get; init; } = MailLane.Other;

    private const string Style = """
        body{font:16px/1.5 sans-serif;max-width:40em;margin:1em auto;padding:0 1em}
        blockquote{margin:1em 0;padding:0 0 0 1em;border-left:3px solid #0b4f55}
        footer{margin-top:2em;padding-top:1em;border-top:1px solid #cdd9d5;font-size:14px}
        """;

    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The whole message: text, and an HTML page that needs nothing from elsewhere.</summary>
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

/// <summary>A member whom a letter names, and the words by which it does.</summary>
public sealed record LetterNames(string MemberKey, string As)
{
    /// <summary>A name of 100 and an organisation of 200 characters, with room for the words between.</summary>
    public const int Longest = 420;
}
