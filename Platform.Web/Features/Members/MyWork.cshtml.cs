using Microsoft.AspNetCore.Authorization;
using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

[Authorize(Policy = Policies.Member)]
public sealed class MyWorkModel(WorkQueries work, CurrentMember me) : PlatformPage
{
    public Work Work { get; private set; } = null!;

    public async Task OnGetAsync() => Work = await work.Of(me.RequiredKey);
}
