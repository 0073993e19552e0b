using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Admin;

[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(PlatformDb db) : PlatformPage
{
    public int DeadLetters { get; private set; }

    public int WaitingForReview { get; private set; }

    public async Task OnGetAsync()
    {
        DeadLetters = await db.Outbox.CountAsync(m => m.DeadAt != null);
        WaitingForReview = await db.ReviewItems.CountAsync(i => i.ClosedAt == null);
    }
}
