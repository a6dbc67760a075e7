import { DatePicker } from "antd";

import { jalali } from "./jalali";

const JalaliPicker = DatePicker.generatePicker(jalali);

export default JalaliPicker;
