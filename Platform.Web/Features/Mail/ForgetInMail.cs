using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Data;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>Removes a member from stored and waiting mail: the mail to them, and their name in mail to others.</summary>
public sealed class ForgetInMail(PlatformDb db, MailComposer composer, PickupFolder pickup, IStringLocalizer<LayerText> texts)
{
    /// <summary>Changes the rows in the outbox, in the transaction that erases the member.</summary>
    /// <returns>The work on mail files, to be done after the commit.</returns>
    public async Task<Func<CancellationToken, Task>> Forget(string memberKey, string address)
    {
        var pattern = SameText.Pattern(address);
        var own = await db.Outbox.Where(m => m.MemberKey == memberKey || EF.Functions.Like(m.To, pattern, SameText.Escape)).ToListAsync();
        db.Outbox.RemoveRange(own);
        var files = own.ConvertAll(FileOf);
        var naming = await db.Outbox.Where(m => m.NamesKey == memberKey && m.MemberKey != memberKey)
            .Select(m => new { Letter = m, Language = db.Members.Where(r => r.Key == m.MemberKey).Select(r => r.Language).FirstOrDefault() })
            .ToListAsync();
        foreach (var named in naming)
            named.Letter.Unname(Language.In(named.Language ?? Language.Default, () => texts["FormerMember"].Value));
        return async cancel =>
        {
            files.ForEach(pickup.Drop);
            await using var again = new PickupDelivery(pickup);
            foreach (var letter in naming.Select(n => n.Letter).Where(l => File.Exists(FileOf(l))))
            {
                try
                {
                    await again.Deliver(composer.Write(letter), cancel);
                }
                catch (DeliveryFailed)
                {
                    // The file still contains the name, so it is deleted when it cannot be rewritten.
                    pickup.Drop(FileOf(letter));
                }
            }
        };
    }

    private string FileOf(OutboxMessage row) => pickup.FileOf(composer.Write(row));
}
