using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>Adds mail to the current unit of work: it is saved with its cause or not at all. Sending is for <see cref="SendMail"/>.</summary>
public sealed class Outbox(PlatformDb db, TimeProvider clock, IStringLocalizer<MailText> texts, IOptions<PlatformOptions> options)
{
    /// <param name="language">Of the letter: "nl" or "en".</param>
    /// <param name="memberKey">Whom it is for; null for who is no member.</param>
    /// <param name="forgetBy">For who is no member: when nothing may be left of it.</param>
    public void Send(string address, string name, string language, Letter letter, string? memberKey = null, DateTime? forgetBy = null)
    {
        var key = ShortKey.New();
        var settings = letter.ToMember ? new Uri(options.Value.PublicUrl, "/my/profile") : null;
        var (text, html) = Language.In(language, () => letter.Lay(texts["Settings"], settings));
        db.Outbox.Add(new OutboxMessage(key, $"<{key}@{options.Value.PublicUrl.Host}>", address, name, letter.Subject, text, html, clock.UtcNow(), letter.Lane, memberKey, letter.Names, forgetBy));
    }

    /// <summary>
    /// Writes to a member in their own language; <paramref name="write"/> runs in it and is given whom it is read by. Does
    /// nothing for a member without account: an imported one, or one who left.
    /// </summary>
    /// <param name="nameless">About a text by layer only: then the mail, which may be forwarded, has the address alone.</param>
    public async Task Tell(string memberKey, bool nameless, Func<Viewer, Letter> write)
    {
        var reader = await db.Users
            .Where(a => a.Id == memberKey && a.EmailConfirmed && a.Member.ErasedAt == null)
            .Select(a => new { a.Email, a.Member.Name, a.Member.Language, a.Member.Roles })
            .SingleOrDefaultAsync();
        if (reader is null)
            return;
        var letter = Language.In(reader.Language, () => write(new Viewer(memberKey, reader.Roles)));
        Send(reader.Email!, nameless ? "" : reader.Name, reader.Language, letter, memberKey);
    }
}
