using Platform.Web.Access;

namespace Platform.Web.Features.MissedSearches;

/// <summary>Notes that this request's search found nothing. A visitor without a cookie gets none for it, and does not count.</summary>
public sealed class RecordMissedSearch(MissedWords words, CurrentMember me, VisitorCookie visitors, IHttpContextAccessor http)
{
    public void Record(string? typed) => words.Record(typed, me.Key ?? visitors.Known(http.HttpContext!));
}
