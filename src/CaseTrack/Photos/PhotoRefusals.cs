namespace CaseTrack.Photos;

/// <summary>照片: every reason for "no".</summary>
public static class PhotoRefusals
{
    public static readonly Refusal OtherContent = new("photo.other-content",
        "同一标识下已有另一张照片；另一张照片请另用标识", "There is another photo of this id; another photo takes an id of its own", "一事一记");

    public static readonly Refusal TooManyAtOnce = new("photo.too-many-at-once",
        $"一次最多{FirstPhotos.Most}张照片；其余的登记后再补", $"At most {FirstPhotos.Most} photos at once; add the others afterwards");

    public static readonly Refusal TooMany = new("photo.too-many",
        "本案照片已达上限", "The case has as many photos as it may have");

    public static readonly Refusal NoSuchPart = new("photo.no-such-part",
        "照片没有这一分片，或分片的长度不对", "The photo has no such part, or the part has another length");

    public static readonly Refusal NotWhole = new("photo.not-whole",
        "收到的内容与照片的 SHA-256 不符，请从头重传", "What has arrived does not have the photo's SHA-256; send it again from the beginning");

    public static readonly Refusal NoPicture = new("photo.no-picture",
        "文件不是 JPEG 照片，或者不完整", "The file is no JPEG photo, or not all of one");

    public static readonly Refusal SaysMore = new("photo.says-more",
        "照片文件里附有拍摄信息（可能含位置），请先去除", "The file says more than the picture (perhaps the place): take that away first", "个人信息保护法 §6");

    public static readonly Refusal Owed = new("photo.owed",
        "还有照片没有收到，不能归档；不再补交的，请先登记说明",
        "A photo has not arrived yet: the file is not complete. One that will not come is withdrawn first", "卷宗目录");

    public static readonly Refusal NotOwed = new("photo.not-owed",
        "没有这张待收的照片", "There is no such photo still to come");

    public static readonly Refusal NotHere = new("photo.not-here",
        "这张照片还没有收到，或者已经删除", "This photo has not arrived yet, or has been erased");
}
