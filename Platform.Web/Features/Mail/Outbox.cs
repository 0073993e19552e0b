using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>A mail as its feature writes it, in one language. <paramref name="Why"/> says why one gets it.</summary>
public sealed record Letter(string Subject, string Text, string Html, string Why);

/// <summary>Adds mail to the current unit of work: it is saved with its cause or not at all.</summary>
public sealed class Outbox(PlatformDb db, TimeProvider clock, IOptions<PlatformOptions> options)
{
    /// <param name="language">Of the letter: "nl" or "en".</param>
    public void Send(string address, string name, string language, Letter letter)
    {
        var key = ShortKey.New();
        var text = $"{letter.Text}\n\n-- \n{letter.Why}\n";
        var html = $"<!doctype html><html lang=\"{language}\"><body>{letter.Html}<hr><p>{HtmlEncoder.Default.Encode(letter.Why)}</p></body></html>";
        db.Outbox.Add(new OutboxMessage(key, $"<{key}@{options.Value.PublicUrl.Host}>", address, name, letter.Subject, text, html, clock.UtcNow()));
    }
}
