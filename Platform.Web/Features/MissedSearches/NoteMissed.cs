using Platform.Web.Access;

namespace Platform.Web.Features.MissedSearches;

/// <summary>Notes that this request's search found nothing. A visitor without a cookie gets none for it, and does not count.</summary>
public sealed class NoteMissed(MissedWords words, CurrentMember me, VisitorCookie visitors, IHttpContextAccessor http)
{
    public void Note(string? typed) => words.Note(typed, me.Key ?? visitors.Known(http.HttpContext!));
}
