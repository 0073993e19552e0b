using Microsoft.AspNetCore.Authorization;
using Platform.Web.Access;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

[Authorize(Policy = Policies.Member)]
public sealed class MyWorkModel(WorkQueries work, MyThreads threads, CurrentMember me) : PlatformPage
{
    public Work Work { get; private set; } = null!;

    public IReadOnlyList<MyThread> Threads { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Work = await work.Of(me.RequiredKey);
        Threads = await threads.Of(me.Viewer);
    }
}
