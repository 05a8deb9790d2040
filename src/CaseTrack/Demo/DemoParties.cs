using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseTrack.Demo;

/// <summary>示范年度的当事人. Invented people with numbers that pass the checks; the same on every machine.</summary>
public static class DemoParties
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚";
    private static readonly string[] Streets = ["沈家营街道", "黄石港街道", "胜阳港街道", "花湖街道", "江北管理区"];

    /// <summary>Two to four people, in one case of six an organisation on the other side.</summary>
    public static IReadOnlyList<JsonObject> OfDispute(string key)
    {
        var random = Seed($"dispute/{key}");
        return random[0] % 6 == 0
            ? [Person(key, 1, "applicant"), Organisation(key, 2, "respondent", "物业服务有限公司")]
            : [Person(key, 1, "applicant"), Person(key, 2, "respondent"), .. random[1] % 7 == 0 ? [Person(key, 3, "third-party")]
                : Array.Empty<JsonObject>()];
    }

    public static IReadOnlyList<JsonObject> OfReview(string key) =>
        [Person(key, 1, "applicant"), Organisation(key, 2, "respondent", "行政机关")];

    public static IReadOnlyList<JsonObject> OfSupervision(string key) => [Organisation(key, 1, "supervised", "行政执法机关")];

    public static string ParticipantKind(IReadOnlyList<JsonObject> parties) =>
        parties.Any(x => (string?)x["partyKind"] == "organisation") ? "citizen-organisation" : "citizens";

    /// <summary>移送信息.</summary>
    public static JsonObject Referral(string source, string key, string day)
    {
        var number = BitConverter.ToUInt16(Seed($"referral/{key}")) % 900 + 1;
        return source switch
        {
            "referral-court" => new JsonObject
            {
                ["organ"] = "黄石港区人民法院",
                ["number"] = $"({day[..4]})鄂0202民诉前调{number}号",
                ["sentOn"] = day,
                ["track"] = "court-before-docketing"
            },
            "referral-police" => new JsonObject { ["organ"] = "黄石港公安分局", ["number"] = $"警调〔{day[..4]}〕{number}号", ["sentOn"] = day },
            "referral-petitions" => new JsonObject { ["organ"] = "黄石港区信访局", ["number"] = $"访调〔{day[..4]}〕{number}号", ["sentOn"] = day },
            _ => new JsonObject { ["organ"] = "区直部门", ["sentOn"] = day },
        };
    }

    /// <summary>协议内容, in words of its own.</summary>
    public static JsonObject Agreement(string key)
    {
        var random = Seed($"agreement/{key}");
        string[] facts = ["双方因楼道堆物发生争执", "房屋漏水造成楼下财物受损", "车位使用发生争议", "借款到期未还", "装修噪声影响休息", "停业退费未达成一致", "赡养费用分担不均", "劳务报酬拖欠", "电梯维修费用分摊有异议",
            "宠物伤人致医药费损失", "租房押金未退", "商品质量不合约定"];
        string[] shares = ["责任由被申请人承担", "双方各负一半责任", "申请人自行承担小部分", "以被申请人为主，申请人为次", "双方互不追究", "按实际票据分担"];
        string[] terms = ["当面致歉并恢复原状", "赔偿损失后互不追究", "分期付清余款", "限期清理并不再堆放", "退还押金", "按月支付费用", "共同聘请第三方维修", "调整作业时间", "更换合格商品", "重新划定使用范围"];
        string[] ways = ["当场履行完毕", "一周内转账", "月底前交付", "由社区见证交接", "分三次付清", "以收条为凭", "由物业协助执行"];
        string Pick(string[] from, int i) => from[random[i] % from.Length];
        return new JsonObject
        {
            ["facts"] = $"{Pick(facts, 0)}，{Pick(shares, 1)}，{Pick(facts, 2)}一并处理",
            ["terms"] = $"{Pick(terms, 3)}；{Pick(terms, 4)}；{Pick(ways, 5)}",
            ["manner"] = Pick(ways, 6),
            ["signed"] = true,
        };
    }

    private static JsonObject Person(string key, int number, string role)
    {
        var random = Seed($"person/{key}/{number}");
        var born = new DateOnly(1950, 1, 1).AddDays(BitConverter.ToUInt16(random, 4) % 18_000);
        var seventeen = $"420202{born:yyyyMMdd}{random[6] % 100:00}{random[7] % 10}";
        var sum = seventeen.Select((x, i) => (x - '0') * (int)(Math.Pow(2, 17 - i) % 11)).Sum();
        return new JsonObject
        {
            ["id"] = DemoPlan.IdOf("parties", $"{key}/{number}").ToString(),
            ["role"] = role,
            ["partyKind"] = "person",
            ["name"] = $"{Surnames[random[0] % Surnames.Length]}{Given[random[1] % Given.Length]}"
                + (random[2] % 2 == 0 ? $"{Given[random[3] % Given.Length]}" : ""),
            ["identityKind"] = "resident-id",
            ["identityNumber"] = seventeen + "10X98765432"[sum % 11],
            ["phone"] = string.Create(
            CultureInfo.InvariantCulture, $"13{random[8] % 10}{BitConverter.ToUInt32(random, 9) % 100_000_000:00000000}"),
            ["address"] = $"黄石港区{Streets[random[13] % Streets.Length]}{random[14]}号",
        };
    }

    private static JsonObject Organisation(string key, int number, string role, string kind) => new()
    {
        ["id"] = DemoPlan.IdOf("parties", $"{key}/{number}").ToString(),
        ["role"] = role,
        ["partyKind"] = "organisation",
        ["name"] = $"黄石港{kind}（{key}）",
        ["identityKind"] = "credit-code",
        ["identityNumber"] = CreditCode(Seed($"organisation/{key}/{number}")),
    };

    private static string CreditCode(byte[] random)
    {
        const string characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var code = "91420202MA" + string.Concat(random.Take(7).Select(x => characters[x % characters.Length]));
        var weight = 1;
        var sum = 0;
        foreach (var c in code)
        {
            sum += characters.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return code + characters[(31 - (sum % 31)) % 31];
    }

    private static byte[] Seed(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
