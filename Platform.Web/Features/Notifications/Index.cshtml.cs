using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Notifications;

/// <summary>The page with a member's notifications by thread, and with the topics they want notifications about.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class IndexModel(NoticeQueries notices, MyNotices mine, CurrentMember me, IStringLocalizer<NoticeText> texts) : PlatformPage
{
    private const string Here = "/notifications";

    public IReadOnlyList<NoticedThread> Unread { get; private set; } = [];

    public IReadOnlyList<NoticedThread> Read { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>The topics that the member wants notifications about.</summary>
    [BindProperty, Display(Name = "Settings", Description = "Settings.Help")]
    public List<string> Topics { get; set; } = [];

    public IEnumerable<Choice> AllTopics => Enum.GetNames<NoticeTopic>().Select(topic => new Choice(topic, texts[$"Topic.{topic}"]));

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>
    /// The moment at which all notifications were just marked as read, in milliseconds since 1970; null when there is nothing to undo.
    /// </summary>
    [FromQuery(Name = "undo")]
    public long? UndoOf { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Topics = await mine.Wanted();
        return await LoadAsync() ? Page() : NotFound();
    }

    /// <summary>Opens a notification and marks it as read. It is a form and no link, because it changes data.</summary>
    /// <param name="all">Marks all notifications about the same thread as read.</param>
    public async Task<IActionResult> OnPostOpenAsync(string key, bool all)
    {
        if (await notices.PathOf(key, me.Viewer) is not { } path || !await mine.Read(key, all))
            return NotFound();
        return LocalRedirect(path);
    }

    public async Task<IActionResult> OnPostAllAsync() =>
        LocalRedirect($"{Here}?undo={new DateTimeOffset(await mine.ReadAll()).ToUnixTimeMilliseconds()}");

    public async Task<IActionResult> OnPostUndoAsync(long at)
    {
        await mine.Unread(DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(at, 0, 253402300799999)).UtcDateTime);
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostTopicsAsync()
    {
        await mine.Hear(Enum.GetValues<NoticeTopic>().Where(t => Topics.Contains(t.ToString())).ToHashSet());
        TempData.Say(texts["Saved"]);
        return LocalRedirect(Here);
    }

    public override async Task<bool> LoadAsync()
    {
        Pager = Pager.For(PageNumber, await notices.CountRows(me.RequiredKey), NoticeQueries.PageSize);
        if (PageNumber < 1 || PageNumber > Pager.Pages)
            return false;
        (Unread, Read) = await notices.Page(me.Viewer, PageNumber);
        return true;
    }
}
