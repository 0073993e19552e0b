using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>
/// Adds mail to the current unit of work, so that it is saved with its cause or not at all. <see cref="SendMail"/> sends it.
/// </summary>
public sealed class Outbox(PlatformDb db, TimeProvider clock, IStringLocalizer<MailText> texts, IOptions<PlatformOptions> options)
{
    /// <param name="language">Language of the letter: "nl" or "en".</param>
    /// <param name="memberKey">The member it is for; null for others.</param>
    /// <param name="forgetBy">For readers who are not members: when the letter must be deleted at the latest. Null for members.</param>
    public void Send(string address, string name, string language, Letter letter, string? memberKey = null, DateTime? forgetBy = null)
    {
        var key = ShortKey.New();
        var settings = letter.ToMember ? new Uri(options.Value.PublicUrl, "/my/profile") : null;
        var (text, html) = Language.In(language, () => letter.Lay(texts["Settings"], settings));
        db.Outbox.Add(new OutboxMessage(key, $"<{key}@{options.Value.PublicUrl.Host}>", address, name, letter.Subject, text, html, clock.UtcNow(), letter.Lane, memberKey, letter.Names, forgetBy));
    }

    /// <summary>
    /// Writes to a member in their own language. <paramref name="write"/> runs in that language and gets the reader. Does nothing
    /// for a member without account, such as one who was imported or left.
    /// </summary>
    /// <param name="nameless">True for mail about a text by layer only. It then leaves out the reader's name, because mail may be
    /// forwarded.</param>
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
