using Microsoft.AspNetCore.Http.Extensions;

namespace Platform.Web.Ui;

/// <summary>
/// The current page and the number of pages, both from 1; <c>_Pager.cshtml</c> shows them. Links keep the address and all filters, and
/// change only <c>page</c>.
/// </summary>
public sealed record Pager(int Page, int Pages, int PageSize)
{
    /// <param name="page">As asked for; the nearest page that exists is taken.</param>
    public static Pager For(int page, int total, int pageSize)
    {
        var pages = Math.Max(1, (total + pageSize - 1) / pageSize);
        return new(Math.Clamp(page, 1, pages), pages, pageSize);
    }

    /// <summary>The rows of this page.</summary>
    public IQueryable<T> Of<T>(IQueryable<T> rows) => rows.Skip((Page - 1) * PageSize).Take(PageSize);

    /// <summary>The pages to show: first, last and two on each side of the current one. Null marks a gap.</summary>
    public IEnumerable<int?> Shown
    {
        get
        {
            var last = 0;
            foreach (var number in Enumerable.Range(1, Pages).Where(n => n == 1 || n == Pages || Math.Abs(n - Page) <= 2))
            {
                if (number == last + 2)
                    yield return last + 1;
                else if (number > last + 2)
                    yield return null;
                yield return last = number;
            }
        }
    }

    public string Url(HttpRequest request, int page)
    {
        var query = new QueryBuilder(request.Query
            .Where(pair => !pair.Key.Equals("page", StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (page > 1)
            query.Add("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return request.PathBase + request.Path + query.ToQueryString();
    }
}
