using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Review;

namespace Platform.Web.Features.Members;

/// <summary>The rule that decides whether a member's text appears at once or waits for a moderator.</summary>
public sealed class Trust(PlatformDb db, IOptions<ModerationOptions> options)
{
    public async Task<bool> Has(Member member) =>
        Has(new Viewer(member.Key, member.Roles), member.ApprovedCount, null)
        || Has(new Viewer(member.Key, member.Roles), member.ApprovedCount, await db.Users.Where(a => a.Id == member.Key && a.EmailConfirmed).Select(a => a.Email).SingleOrDefaultAsync());

    /// <param name="approved">Number of the member's texts that were approved.</param>
    /// <param name="address">The e-mail address of the member; null when it is not confirmed.</param>
    public bool Has(Viewer member, int approved, string? address) =>
        member.IsModerator
        || approved >= options.Value.ApprovedBeforeTrust
        || (address is not null && IsInTrustedDomain(address));

    private bool IsInTrustedDomain(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return options.Value.TrustedDomains.Any(trusted =>
            domain.Equals(trusted, StringComparison.OrdinalIgnoreCase)
            || domain.EndsWith("." + trusted, StringComparison.OrdinalIgnoreCase));
    }
}
